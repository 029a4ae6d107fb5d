import { categories, processes } from '@strata/technologies';
import { messages } from './en';
import chinese from './zh-CN';

const flatten = (tree: object, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${prefix}${key}`, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`),
  );
const english = Object.fromEntries(flatten(messages));
const placeholders = (text: string) => (text.match(/{{\w+}}/g) ?? []).sort();

describe('translations', () => {
  it('exist in Chinese for every English text', () => {
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
  });

  it('fill in the same values in Chinese as in English', () => {
    const filled = (texts: Record<string, string>) =>
      Object.entries(texts)
        .filter(([key]) => !key.endsWith('_one'))
        .map(([key, text]) => [key, placeholders(text)])
        .sort();
    expect(filled(chinese)).toEqual(filled(english));
  });

  it('name every category and process as the knowledge base does', () => {
    const titles = (items: readonly { id: string; title: string }[]) =>
      Object.fromEntries(items.map(({ id, title }) => [id, title]));
    expect(messages.category).toEqual(titles(categories));
    expect(messages.process).toEqual(titles(processes));
  });
});
