/** Words that say what a thing is, not whose it is. */
const GENERIC = new Set(
  'alert alerts api app build ci dashboard deploy deployment dev job main master overview pipeline prod production project release repo service staging test tests'.split(
    ' ',
  ),
);

/** The words of a name, in lower case: `CheckoutAPI build` gives checkout, api, build. */
export function tokens(name: string): string[] {
  return name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** One spelling for names that differ only in case and separators. */
export function normaliseName(name: string): string {
  return tokens(name).join('');
}

/** The words of a name that may say whose it is. */
export function tellingWords(name: string): string[] {
  return tokens(name).filter(word => !GENERIC.has(word));
}

/**
 * Likeness from 0 to 1 of two names, given by their words: shared words over all words, generic
 * ones counting a quarter. `shop dashboard` is no more like `cart-dashboard` than that.
 */
export function likeness(
  left: ReadonlySet<string>,
  right: ReadonlySet<string>,
): number {
  let shared = 0;
  let total = 0;
  let telling = false;
  for (const word of new Set([...left, ...right])) {
    const weight = GENERIC.has(word) ? 0.25 : 1;
    total += weight;
    if (!left.has(word) || !right.has(word)) continue;
    shared += weight;
    telling ||= weight === 1;
  }
  return telling ? shared / total : 0;
}
