import type { OwnerHint } from '@strata/backstage-plugin-tools-node';

const SERVICE_KEYS = ['service', 'component', 'app'];
const OWNER_KEYS = ['team', 'owner'];

/** Label maps as Prometheus and Grafana have them. */
export type Labels = Record<string, string>;

/** `service=<name>`, `service:<name>` and the like, as a map; other tags are left out. */
export function labelsOfTags(tags: string[]): Labels {
  const pairs = tags.map(tag => /^([\w.-]+)\s*[=:]\s*(\S.*)$/.exec(tag));
  return Object.fromEntries(
    pairs.flatMap(pair => (pair ? [[pair[1].toLowerCase(), pair[2]]] : [])),
  );
}

/** The labels that name a service, as `key=value`. */
export function servicesOf(labels: Labels): string[] {
  return SERVICE_KEYS.filter(key => labels[key]).map(
    key => `${key}=${labels[key]}`,
  );
}

/** Names that the label `service`, or a label of the same meaning, gives. */
export function serviceNamesOf(labels: Labels): string[] {
  const names = [...SERVICE_KEYS, 'job'].map(key => labels[key]);
  return [...new Set(names.filter(Boolean))];
}

/** The team that labels name, else the folder or group that the item lies in. */
export function ownerOf(labels: Labels, path?: string): OwnerHint {
  const label = OWNER_KEYS.map(key => labels[key]).find(Boolean);
  return { ...(label && { label }), ...(path && { path }) };
}

/** The environment that labels name. */
export function environmentOf(labels: Labels): string | undefined {
  return labels.environment || labels.env || undefined;
}

/** `key=value` of each label, in the form that selectors in annotations have. */
export function selectorsOf(labels: Labels): string[] {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`);
}
