import { messages } from './translations/en';
import chinese from './translations/zh-CN';

type Nested = { [key: string]: string | Nested };

function flatten(nested: Nested, prefix = ''): [string, string][] {
  return Object.entries(nested).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`),
  );
}

const variables = (text: string) => (text.match(/{{\w+}}/g) ?? []).sort();

describe('translations', () => {
  const english = flatten(messages);
  const texts: Record<string, string> = chinese;

  it('has every text in Chinese and no other', () => {
    expect(Object.keys(texts).sort()).toEqual(
      english.map(([key]) => key).sort(),
    );
  });

  it('fills the same gaps', () => {
    // A plural may name its number in words.
    const singular = english.filter(([key]) => !/_(one|other)$/.test(key));
    expect(singular.map(([key]) => [key, variables(texts[key])])).toEqual(
      singular.map(([key, text]) => [key, variables(text)]),
    );
  });
});
