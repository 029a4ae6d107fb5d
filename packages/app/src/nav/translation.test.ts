import chinese from './translations/zh-CN';
import { messages } from './translations/en';

it('has every text of the menu in Chinese', () => {
  const { page, ...texts } = messages;
  expect(Object.keys(chinese).sort()).toEqual(
    [
      ...Object.keys(texts),
      ...Object.keys(page).map(each => `page.${each}`),
    ].sort(),
  );
});
