import { processes } from '@strata/technologies';
import { english } from './en';
import chinese from './zh-CN';

const flatEnglish: Record<string, string> = Object.fromEntries(
  Object.entries(english).flatMap(([group, texts]) =>
    Object.entries(texts).map(([key, text]) => [`${group}.${key}`, text]),
  ),
);
const flatChinese: Record<string, string> = chinese;

describe('texts of the tools pages', () => {
  it('name every process as the knowledge base does', () => {
    expect(english.process).toEqual(
      Object.fromEntries(processes.map(({ id, title }) => [id, title])),
    );
  });

  it('are all there in Chinese', () => {
    expect(Object.keys(flatChinese).sort()).toEqual(
      Object.keys(flatEnglish).sort(),
    );
  });

  it.each(Object.entries(flatEnglish))(
    'are in Chinese with the same placeholders: %s',
    (key, text) => {
      expect(placeholders(flatChinese[key])).toEqual(placeholders(text));
      expect(flatChinese[key]).toMatch(/\p{Script=Han}/u);
    },
  );
});

function placeholders(text: string): string[] {
  return (text.match(/\{\{\w+\}\}/g) ?? []).sort();
}
