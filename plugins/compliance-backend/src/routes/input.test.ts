import { readAsOf, readExpiry } from './input';

const now = new Date('2026-11-23T10:00:00.000Z');

describe('readAsOf', () => {
  it.each([
    [undefined, undefined],
    ['2026-11-22', '2026-11-22T23:59:59.999Z'],
    ['2026-11-23', undefined],
    ['2026-11-23T09:00:00+08:00', '2026-11-23T01:00:00.000Z'],
  ])('reads %s', (text, expected) => {
    expect(readAsOf(text, now)?.toISOString()).toBe(expected);
  });

  it.each([
    ['2026-02-30', 'not a date'],
    ['last week', 'not a date'],
    ['2026-11-24', 'in the future'],
    ['2026-11-23T10:00:00.001Z', 'in the future'],
  ])('refuses %s', (text, problem) => {
    expect(() => readAsOf(text, now)).toThrow(problem);
  });
});

describe('readExpiry', () => {
  it.each([
    ['2026-11-23', '2026-11-23T23:59:59.999Z'],
    ['2027-11-23', '2027-11-23T23:59:59.999Z'],
    ['2027-01-01T12:00:00+08:00', '2027-01-01T04:00:00.000Z'],
  ])('reads %s', (text, expected) => {
    expect(readExpiry(text, now).toISOString()).toBe(expected);
  });

  it.each([
    ['2027-02-30', 'not a date'],
    ['tomorrow', 'not a date'],
    ['2026-11-22', 'in the past'],
    ['2026-11-23T10:00:00.000Z', 'in the past'],
    ['2027-11-24', 'more than one year'],
  ])('refuses %s', (text, problem) => {
    expect(() => readExpiry(text, now)).toThrow(problem);
  });
});
