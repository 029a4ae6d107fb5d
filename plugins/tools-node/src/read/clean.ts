import { createHash } from 'node:crypto';
import type { JsonObject, JsonValue } from '@backstage/types';
import type { ItemStatus } from '@strata/backstage-plugin-tools-common';
import type { ItemDraft } from '../define/connector';

/** Characters of a title; longer names are cut with an ellipsis, the id stays whole. */
const MAX_TITLE = 200;
const MAX_DESCRIPTION = 2000;
const MAX_WORD = 100;
const MAX_TIME = 40;
export const MAX_EXTERNAL_ID = 400;

/** Control characters, and marks that turn the direction of text. */
const CONTROL = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * Text that every database, page and entity can hold: no NUL or other control characters
 * (PostgreSQL refuses NUL), no half surrogate pairs. Over-long text is cut; its end is replaced
 * by a hash so that different texts stay different where that matters.
 */
export function cleanText(text: string, max: number): string {
  const clean = text
    .replace(CONTROL, ' ')
    .replace(LONE_SURROGATE, '\ufffd')
    .trim();
  if (clean.length <= max) return clean;
  const hash = createHash('sha256').update(clean).digest('hex').slice(0, 16);
  return `${cut(clean, max - 17)}#${hash}`;
}

/** The first characters, without half of a surrogate pair at the end. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(LONE_SURROGATE, '');
}

function cutText(text: string, max: number): string {
  const clean = cleanText(text, Number.MAX_SAFE_INTEGER);
  return clean.length <= max ? clean : `${cut(clean, max - 1)}…`;
}

/** The address when it is http(s) without a credential in it, else nothing. */
export function safeUrl(url: string | undefined): string | undefined {
  if (!url) return undefined;
  try {
    const parsed = new URL(url);
    const plain = !parsed.username && !parsed.password;
    return plain && /^https?:$/.test(parsed.protocol)
      ? parsed.toString()
      : undefined;
  } catch {
    return undefined;
  }
}

/** The same draft with every text made safe to store. */
export function cleanDraft(draft: ItemDraft): ItemDraft {
  return {
    title: cutText(draft.title, MAX_TITLE) || 'Unnamed',
    description: draft.description
      ? cutText(draft.description, MAX_DESCRIPTION) || undefined
      : undefined,
    url: safeUrl(draft.url),
    environment: draft.environment
      ? cutText(draft.environment, MAX_TITLE)
      : undefined,
    restricted: draft.restricted ?? false,
    owner: draft.owner && (cleanJson({ ...draft.owner }) as ItemDraft['owner']),
    hints: cleanJson({ ...draft.hints } as JsonObject) as ItemDraft['hints'],
    attributes: cleanJson(draft.attributes ?? {}) as JsonObject,
  };
}

/** The same status with every text made safe to store. */
export function cleanStatus({
  health,
  word,
  lastActivityAt,
}: ItemStatus): ItemStatus {
  return {
    health,
    word: word && cutText(word, MAX_WORD),
    lastActivityAt: lastActivityAt && cutText(lastActivityAt, MAX_TIME),
  };
}

/** JSON without control characters and without keys whose value is undefined. */
export function cleanJson(value: JsonValue | undefined): JsonValue {
  if (typeof value === 'string') return cleanText(value, MAX_DESCRIPTION);
  if (Array.isArray(value)) return value.map(entry => cleanJson(entry));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, entry]) => entry !== undefined)
        .map(([key, entry]) => [cleanText(key, MAX_TITLE), cleanJson(entry)]),
    );
  }
  return typeof value === 'number' && !Number.isFinite(value)
    ? null
    : value ?? null;
}
