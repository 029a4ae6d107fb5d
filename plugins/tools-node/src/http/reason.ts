const MAX_LENGTH = 300;

/**
 * What a tool says about why it refused, in one line: the texts of a JSON error body, whatever
 * its shape. `undefined` for anything else, such as a page. Never holds one of `secrets`.
 */
export function reasonOf(text: string, secrets: string[]): string | undefined {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return undefined;
  }
  return redact([...new Set(textsIn(body))].join('; '), secrets) || undefined;
}

/** A text in one short line without any of `secrets`. */
export function redact(text: string, secrets: string[]): string {
  return secrets
    .filter(Boolean)
    .reduce((safer, secret) => safer.replaceAll(secret, '***'), text)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_LENGTH);
}

/** Names of properties that hold codes or links rather than a reason. */
const NOT_A_REASON = /^(status|code|traceId|documentation|type)$/i;

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    NOT_A_REASON.test(name) ? [] : textsIn(inner),
  );
}
