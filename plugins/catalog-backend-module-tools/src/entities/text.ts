/** The catalog's search drops values above 200 characters. */
const MAX_TEXT = 190;
const MAX_URL = 2000;

// Control characters, and the marks that let a name disguise its direction.
const INVISIBLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const LONE_SURROGATE =
  /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** One line of plain text from whatever a tool calls its things; `undefined` when nothing is left. */
export function plainText(text: string | undefined): string | undefined {
  const line = (text ?? '')
    .replace(INVISIBLE, ' ')
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= MAX_TEXT) return line || undefined;
  return `${line.slice(0, MAX_TEXT).replace(LONE_SURROGATE, '').trimEnd()}…`;
}

/** Like `plainText`, for places that Backstage renders as Markdown: no HTML, links or images. */
export function plainDescription(text: string | undefined): string | undefined {
  const line = plainText(text);
  return line
    ?.replace(/</g, '‹')
    .replace(/>/g, '›')
    .replace(/!\[/g, '[')
    .replace(/\](?=[([:])/g, '] ');
}

/** The address if it is absolute http(s) without credentials, else `undefined`. */
export function webUrl(address: string | undefined): string | undefined {
  if (!address || address.length > MAX_URL || !URL.canParse(address)) {
    return undefined;
  }
  const url = new URL(address);
  const web = url.protocol === 'https:' || url.protocol === 'http:';
  return web && !url.username && !url.password ? url.href : undefined;
}
