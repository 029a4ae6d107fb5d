import { mutedBy, timeIntervalsOf } from './muteTimes';

const known = timeIntervalsOf([
  { name: 'ever', time_intervals: [{}] },
  { name: 'never', time_intervals: [] },
  { name: 'week', time_intervals: [{ weekdays: ['monday:friday'] }] },
  { name: 'weekend', time_intervals: [{ weekdays: ['saturday', 'Sunday'] }] },
  {
    name: 'halves',
    time_intervals: [
      { times: [{ start_time: '12:00', end_time: '24:00' }] },
      {
        times: [{ start_time: '00:00', end_time: '12:00' }],
        months: ['january:12'],
        days_of_month: ['1:-1'],
      },
    ],
  },
  {
    name: 'all but an hour',
    time_intervals: [
      {
        times: [
          { start_time: '00:00', end_time: '12:00' },
          { start_time: '13:00', end_time: '24:00' },
        ],
      },
    ],
  },
  { name: 'most months', time_intervals: [{ months: ['1:11'] }] },
  { name: 'last days', time_intervals: [{ days_of_month: ['-3:-1'] }] },
  { name: 'last year', time_intervals: [{ years: ['2025'] }] },
  { name: 'odd', time_intervals: 'none' },
]);

it.each<[string[], string[], string | undefined]>([
  [[], [], undefined],
  [['ever'], [], 'always'],
  [['halves'], [], 'always'],
  [['week', 'weekend'], [], 'always'],
  [['week'], [], 'at times'],
  [['all but an hour'], [], 'at times'],
  [['most months'], [], 'at times'],
  [['last days'], [], 'at times'],
  [['last year'], [], 'at times'],
  [['not defined'], [], 'at times'],
  [['odd'], [], 'at times'],
  [[], ['never'], 'always'],
  [[], ['never', 'week'], 'at times'],
  [[], ['ever'], undefined],
  [[], ['not defined'], 'at times'],
  [['week'], ['ever'], 'at times'],
])('muted at %j and active at %j is %s', (mute, active, expected) => {
  expect(mutedBy({ mute, active }, known)).toBe(expected);
});
