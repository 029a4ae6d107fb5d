/** How many times a quantifier may repeat what stands before it. */
interface Repeat {
  min: number;
  max: number;
}

const QUANTIFIER = /(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/y;
const CLASS = /\[(?:\\.|[^\]\\])*\]/y;
const GROUP = /\((?:\?:|\?<[^=!>]+>|(?!\?))/y;

/**
 * In how many ways a pattern can be tried on a text of `length` characters before it is known not
 * to match: the product of all its choices. `Infinity` where a choice is repeated without end, as
 * in `(a+)+`, and where the pattern looks around or back. The pattern must be a valid one.
 */
export function patternCost(pattern: string, length: number): number {
  let at = 0;

  /** Everything up to the end of a group, or of the pattern. */
  function alternatives(): number {
    let cost = 1;
    let sum = 0;
    while (at < pattern.length && pattern[at] !== ')') {
      if (pattern[at] === '|') {
        at += 1;
        sum += cost;
        cost = 1;
      } else {
        cost *= repeated(atom(), repeat(), length);
      }
    }
    return sum + cost;
  }

  function atom(): number {
    if (take(CLASS)) return 1;
    if (pattern[at] === '\\') return escape();
    if (pattern[at] !== '(') {
      at += 1;
      return 1;
    }
    if (!take(GROUP)) {
      at += 1;
      return Infinity;
    }
    const cost = alternatives();
    at += 1;
    return cost;
  }

  function escape(): number {
    const reference = /[1-9k]/.test(pattern[at + 1]);
    at += 2;
    return reference ? Infinity : 1;
  }

  function repeat(): Repeat {
    const match = take(QUANTIFIER);
    if (!match) return { min: 1, max: 1 };
    const [text, min, comma, max] = match;
    if (min === undefined) {
      return {
        min: text.startsWith('+') ? 1 : 0,
        max: text.startsWith('?') ? 1 : Infinity,
      };
    }
    const least = Number(min);
    if (!comma) return { min: least, max: least };
    return { min: least, max: max ? Number(max) : Infinity };
  }

  function take(token: RegExp): RegExpExecArray | null {
    token.lastIndex = at;
    const match = token.exec(pattern);
    if (match) at = token.lastIndex;
    return match;
  }

  return alternatives();
}

function repeated(cost: number, { min, max }: Repeat, length: number): number {
  if (min === 1 && max === 1) return cost;
  // What leaves no choice differs only in how often it stands there.
  const most = Math.min(max, Math.max(min, length));
  if (cost === 1) return most - min + 1;
  if (max === Infinity) return Infinity;
  let sum = 0;
  for (let times = min; times <= most; times++) sum += cost ** times;
  return sum;
}
