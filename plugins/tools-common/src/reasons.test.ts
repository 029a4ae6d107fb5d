import { because, isReasonKey, REASONS } from './reasons';

it('fills the places of a sentence with what is given, whatever that is', () => {
  const values = { name: '$& {{service}}', percent: '83', service: "$' 结账" };
  expect(because('similarName', values)).toEqual({
    reason: "its name $& {{service}} is 83 % like $' 结账",
    because: { rule: 'similarName', values },
  });
});

it('knows its own rules only', () => {
  expect(Object.keys(REASONS).every(isReasonKey)).toBe(true);
  expect(['toString', 'of a newer backend'].some(isReasonKey)).toBe(false);
});
