import { plainDescription, plainText, webUrl } from './text';

describe('plainText', () => {
  it.each([
    ['checkout', 'checkout'],
    ['  two\n lines ', 'two lines'],
    ['a\u0000b\u202ec', 'a b c'],
    ['支付服务', '支付服务'],
    ['half \ud83d', 'half \ufffd'],
    ['', undefined],
    [' \u200b ', undefined],
    [undefined, undefined],
  ])('%j becomes %j', (given, expected) => {
    expect(plainText(given)).toBe(expected);
  });

  it('caps long text so that it stays searchable', () => {
    const text = plainText('🚀'.repeat(300))!;
    expect(text.length).toBeLessThanOrEqual(200);
    expect(text).toMatch(/^(🚀)+…$/u);
  });
});

describe('plainDescription', () => {
  it.each([
    ['<img src=x onerror=alert(1)>', '‹img src=x onerror=alert(1)›'],
    ['[click](javascript:alert(1))', '[click] (javascript:alert(1))'],
    [
      '![pixel](https://evil.example/p.png)',
      '[pixel] (https://evil.example/p.png)',
    ],
    ['[text][ref]', '[text] [ref]'],
    [undefined, undefined],
  ])('%j becomes %j', (given, expected) => {
    expect(plainDescription(given)).toBe(expected);
  });
});

describe('webUrl', () => {
  it.each([
    ['http://localhost:7101/job/a', 'http://localhost:7101/job/a'],
    [
      'https://gitlab.example.com/支付',
      'https://gitlab.example.com/%E6%94%AF%E4%BB%98',
    ],
    [`${'javascript'}:alert(1)`, undefined],
    ['JaVa\tScript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['//evil.example', undefined],
    ['https://user:secret@example.com', undefined],
    [`https://example.com/${'x'.repeat(3000)}`, undefined],
    [undefined, undefined],
  ])('%j becomes %j', (given, expected) => {
    expect(webUrl(given)).toBe(expected);
  });
});
