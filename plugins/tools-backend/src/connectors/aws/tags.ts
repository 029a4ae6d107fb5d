import { servicesOf, type Labels } from '../shared/labels';

export interface Tag {
  Key?: string;
  Value?: string;
}

/** Written by the controllers of Kubernetes: `<namespace>/<service>`. */
const KUBERNETES_SERVICE = 'kubernetes.io/service-name';

/** Tags as labels; people write their keys in any case. */
export function labelsOf(tags: Tag[] = []): Labels {
  return Object.fromEntries(
    tags.flatMap(({ Key: key, Value: value }) =>
      key && value ? [[key.toLowerCase(), value]] : [],
    ),
  );
}

/** Services that tags name, those that Kubernetes made the thing for among them. */
export function taggedServices(labels: Labels): string[] {
  const made = labels[KUBERNETES_SERVICE]?.split('/').pop();
  return [...servicesOf(labels), ...(made ? [`service=${made}`] : [])];
}

/** At most so many at once, in the order they come. */
export function chunksOf<T>(all: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}
