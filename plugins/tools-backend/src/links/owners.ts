import type { OwnerHint } from '@strata/backstage-plugin-tools-node';
import { normaliseName } from './names';
import type { ServiceIndex } from './services';

/**
 * The owner of an item: an explicit team label, else the first part of its path that names a
 * group, else the owner of a service that it is linked to.
 */
export function resolveOwner(
  hint: OwnerHint,
  linkedTo: readonly string[],
  index: ServiceIndex,
): string | undefined {
  const byLabel = hint.label && groupNamed(hint.label, index);
  if (byLabel) return byLabel;
  for (const part of hint.path?.split('/') ?? []) {
    const byPath = groupNamed(part, index);
    if (byPath) return byPath;
  }
  for (const ref of linkedTo) {
    const owner = index.services.get(ref)?.owner;
    if (owner) return owner;
  }
  return undefined;
}

function groupNamed(name: string, index: ServiceIndex): string | undefined {
  const bare = name.slice(name.indexOf('=') + 1).replace(/^group:/i, '');
  const last = bare.slice(bare.lastIndexOf('/') + 1);
  return last ? index.groups.get(normaliseName(last)) : undefined;
}
