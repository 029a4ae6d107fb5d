import type { ApiClient } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import type { Labels } from '../shared/labels';

/** Address of the contact point that Grafana is installed with; nobody reads its mail. */
const PLACEHOLDER = '<example@email.com>';
const MAX_PATTERN = 500;

export const contactPointSchema = z.object({
  uid: z.string().min(1),
  name: z.string(),
  type: z.string(),
  settings: z.object({ addresses: z.string().optional() }).optional(),
});

const matcher = z.tuple([z.string(), z.string(), z.string()]);
interface Route {
  receiver?: string;
  object_matchers?: z.output<typeof matcher>[];
  continue?: boolean;
  routes?: Route[];
}
const routeSchema: z.ZodType<Route> = z.object({
  receiver: z.string().optional(),
  object_matchers: z.array(matcher).optional(),
  continue: z.boolean().optional(),
  get routes() {
    return z.array(routeSchema).optional();
  },
});

/** Who is told when a rule fires. */
export interface Routing {
  /** Names of the contact points that labels lead to. */
  receiversOf(labels: Labels): string[];
  reachesSomebody(receiver: string): boolean;
}

/** `undefined` where the credential may not see contact points and policies. */
export async function readRouting(
  api: ApiClient,
): Promise<Routing | undefined> {
  const options = { allow: [403, 404] };
  const [points, root] = await Promise.all([
    api.find(
      '/v1/provisioning/contact-points',
      z.array(contactPointSchema),
      options,
    ),
    api.find('/v1/provisioning/policies', routeSchema, options),
  ]);
  if (!points || !root) return undefined;
  const real = points.filter(
    ({ settings }) => settings?.addresses?.trim() !== PLACEHOLDER,
  );
  const names = new Set(real.map(point => point.name));
  return {
    receiversOf: labels => walk(root, labels, ''),
    reachesSomebody: receiver => names.has(receiver),
  };
}

/** As Alertmanager walks: into the first matching child, or several where one says `continue`. */
function walk(route: Route, labels: Labels, inherited: string): string[] {
  const receiver = route.receiver || inherited;
  const found: string[] = [];
  for (const child of route.routes ?? []) {
    if (!matches(child, labels)) continue;
    found.push(...walk(child, labels, receiver));
    if (!child.continue) break;
  }
  return found.length ? found : [receiver].filter(Boolean);
}

function matches(route: Route, labels: Labels): boolean {
  return (route.object_matchers ?? []).every(([name, operator, value]) => {
    const actual = labels[name] ?? '';
    if (operator === '=') return actual === value;
    if (operator === '!=') return actual !== value;
    const matched = matchesPattern(value, actual);
    return operator === '=~' ? matched : !matched;
  });
}

/** Patterns are anchored. One that cannot be read matches nothing. */
function matchesPattern(pattern: string, text: string): boolean {
  if (pattern.length > MAX_PATTERN) return false;
  try {
    return new RegExp(`^(?:${pattern})$`).test(text);
  } catch {
    return false;
  }
}
