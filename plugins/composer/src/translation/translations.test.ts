import { english } from './en';
import chinese from './zh-CN';

const flatEnglish: Record<string, string> = Object.fromEntries(
  Object.entries(english).flatMap(([group, texts]) =>
    Object.entries(texts).map(([key, text]) => [`${group}.${key}`, text]),
  ),
);
const flatChinese: Record<string, string> = chinese;

describe('texts of the composer', () => {
  it('are all there in Chinese', () => {
    expect(Object.keys(flatChinese).sort()).toEqual(
      Object.keys(flatEnglish).sort(),
    );
  });

  it.each(Object.entries(flatEnglish))(
    'have the same placeholders in Chinese: %s',
    (key, text) => {
      expect(placeholders(flatChinese[key])).toEqual(placeholders(text));
    },
  );
});

function placeholders(text: string): string[] {
  return (text.match(/\{\{\w+\}\}/g) ?? []).sort();
}
