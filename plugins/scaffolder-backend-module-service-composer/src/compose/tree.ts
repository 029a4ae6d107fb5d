import { ConflictError, InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Archetype, Feature, SourceFile } from '../library';
import { mergeText, type OwnedText } from '../merge';
import { render } from './render';

/** Text by path, relative to the root of the service, in sorted order. */
export type FileTree = Record<string, string>;

export interface Part {
  /** Named in errors, for example `feature rpc-grpc`. */
  name: string;
  source: Archetype | Feature;
  context: JsonObject;
}

export interface OwnedTree {
  files: FileTree;
  /** Name of the part that owns a path. */
  owners: Record<string, string>;
}

/** Lays the files of all parts out: every path has one owner, fragments are merged into it. */
export function layOut(parts: Part[], archetype: string): OwnedTree {
  const owned = new Map<string, OwnedText>();
  const fragments = new Map<string, OwnedText[]>();
  for (const part of parts) {
    for (const file of part.source.files) {
      if (file.archetype && file.archetype !== archetype) continue;
      const entry = { owner: part.name, text: textOf(part, file) };
      if (file.merge) {
        fragments.set(file.path, [...(fragments.get(file.path) ?? []), entry]);
      } else {
        claim(owned, file.path, entry);
      }
    }
  }
  for (const [path, layers] of fragments) {
    owned.set(path, mergeInto(path, owned.get(path), layers));
  }
  const entries = [...owned].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    files: Object.fromEntries(entries.map(([path, { text }]) => [path, text])),
    owners: Object.fromEntries(
      entries.map(([path, { owner }]) => [path, owner]),
    ),
  };
}

function textOf({ name, context }: Part, file: SourceFile): string {
  return file.rendered
    ? render(file.text, context, `${file.path} of ${name}`)
    : file.text;
}

function claim(
  owned: Map<string, OwnedText>,
  path: string,
  entry: OwnedText,
): void {
  const other = owned.get(path);
  if (other) {
    throw new ConflictError(
      `${path} has two owners: ${other.owner} and ${entry.owner}. One of them must merge into it instead`,
    );
  }
  owned.set(path, entry);
}

function mergeInto(
  path: string,
  base: OwnedText | undefined,
  layers: OwnedText[],
): OwnedText {
  if (!base) {
    throw new InputError(
      `${layers[0].owner} merges into ${path}, which no part of this service owns`,
    );
  }
  return { owner: base.owner, text: mergeText(path, base, layers) };
}
