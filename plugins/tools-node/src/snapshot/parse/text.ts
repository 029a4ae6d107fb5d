/** Lines without the marks and ends that some editors leave. */
export function linesOf(text: string): string[] {
  return text.split(/\r?\n|\r/);
}

/** The value when it is an object, else an empty one; `Object.entries` never follows a prototype. */
export function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** An own property: a file may name one `constructor`. */
export function own(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      Object.hasOwn(recordOf(inner), key) ? recordOf(inner)[key] : undefined,
    value,
  );
}

export function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
}

/** Each once, in order. */
export function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
