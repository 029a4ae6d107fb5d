import { own, textOf } from './text';
import type { FileParser } from './types';
import { parseYaml } from './yaml';

/** What the catalog allows in a name: https://backstage.io/docs/features/software-catalog/descriptor-format#name-required */
const NAME = /^[a-z0-9]([a-z0-9_.-]{0,61}[a-z0-9])?$/i;
const KIND = /^[a-z][a-z0-9]{0,62}$/i;

export const parseCatalogInfo: FileParser = text => {
  const entities: { ref: string; type?: string; owner?: string }[] = [];
  const problems: string[] = [];
  parseYaml(text).forEach((document, at) => {
    if (document === null || document === undefined) return;
    const kind = textOf(own(document, 'kind')) ?? '';
    const name = textOf(own(document, 'metadata', 'name')) ?? '';
    const namespace =
      textOf(own(document, 'metadata', 'namespace')) ?? 'default';
    const wrong = [
      !textOf(own(document, 'apiVersion')) && 'no apiVersion',
      !KIND.test(kind) && 'no usable kind',
      !NAME.test(name) && 'no usable metadata.name',
      !NAME.test(namespace) && 'no usable metadata.namespace',
    ].filter(Boolean);
    if (wrong.length) {
      problems.push(`document ${at + 1}: ${wrong.join(', ')}`);
      return;
    }
    const ref = `${kind}:${namespace}/${name}`.toLowerCase();
    const type = textOf(own(document, 'spec', 'type'));
    const owner = textOf(own(document, 'spec', 'owner'));
    entities.push({ ref, ...(type && { type }), ...(owner && { owner }) });
  });
  return { catalog: { entities, problems } };
};
