import { InputError } from '@backstage/errors';
import { deepMerge } from './deepMerge';
import { formatOf } from './formats';

export interface OwnedText {
  owner: string;
  text: string;
}

/** Lays fragments over a file, in order, on the parsed documents. */
export function mergeText(
  path: string,
  base: OwnedText,
  fragments: OwnedText[],
): string {
  const format = formatOf(path);
  if (!format) {
    throw new InputError(
      `${fragments[0].owner} merges into ${path}, but only JSON, YAML, TOML, go.mod and go.sum can be merged`,
    );
  }
  let layer = { owner: base.owner, value: format.parse(base.text) };
  for (const { owner, text } of fragments) {
    layer = {
      owner: `${layer.owner} + ${owner}`,
      value: deepMerge(layer, { owner, value: format.parse(text) }, path),
    };
  }
  return format.stringify(layer.value);
}
