import {
  fail,
  pass,
  type Finding,
} from '@strata/backstage-plugin-compliance-node';
import { diffResults, type Evaluated } from './diff';

const found = (ref: string, finding: Finding): Evaluated => ({
  check: { id: 'lamps-are-on', process: 'operations' },
  subject: { kind: 'service', ref, title: ref },
  finding,
});
const seenAt = (observedAt: string) =>
  pass('On.', [{ text: 'on', source: 'House', observedAt }]);

const first = '2026-11-20T10:00:00.000Z';
const later = '2026-11-20T10:05:00.000Z';
const stored = (evaluated: Evaluated) =>
  diffResults([], [evaluated], first).write;

describe('diffResults', () => {
  it('writes what is new, with its history', () => {
    const diff = diffResults([], [found('a', pass('On.'))], first);
    expect(diff.write).toEqual([
      expect.objectContaining({
        entity_ref: 'a',
        outcome: 'pass',
        since: first,
      }),
    ]);
    expect(diff.turned).toEqual(diff.write);
  });

  it('writes nothing for what was found again', () => {
    const before = stored(found('a', seenAt(first)));
    const diff = diffResults(before, [found('a', seenAt(later))], later);
    expect(diff).toEqual({ write: [], turned: [], gone: [] });
  });

  it('stores evidence again after a day, so that its time is not far off', () => {
    const before = stored(found('a', seenAt(first)));
    const nextDay = '2026-11-21T10:00:00.000Z';
    const diff = diffResults(before, [found('a', seenAt(nextDay))], nextDay);
    expect(diff.turned).toEqual([]);
    expect(diff.write).toEqual([
      expect.objectContaining({ since: first, observed_at: nextDay }),
    ]);
  });

  it('keeps the time of the outcome when only its message changes', () => {
    const before = stored(found('a', fail('One is off.')));
    const diff = diffResults(before, [found('a', fail('Two are off.'))], later);
    expect(diff.turned).toEqual([]);
    expect(diff.write[0]).toMatchObject({ since: first, updated_at: later });
  });

  it('turns when the outcome changes', () => {
    const before = stored(found('a', pass('On.')));
    const diff = diffResults(before, [found('a', fail('Off.'))], later);
    expect(diff.turned[0]).toMatchObject({ outcome: 'fail', since: later });
  });

  it('begins a line of history for another team, but not another outcome', () => {
    const before = stored(found('a', pass('On.')));
    const moved = found('a', pass('On.'));
    moved.subject = { ...moved.subject, team: 'group:default/new' };
    const diff = diffResults(before, [moved], later);
    expect(diff.turned).toEqual([
      expect.objectContaining({ team: 'group:default/new', since: first }),
    ]);
  });

  it('names what is gone', () => {
    const before = stored(found('a', pass('On.')));
    const diff = diffResults(before, [found('b', pass('On.'))], later);
    expect(diff.gone.map(one => one.entity_ref)).toEqual(['a']);
  });
});
