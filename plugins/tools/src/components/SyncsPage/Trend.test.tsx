import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import type { SyncTrend } from '@strata/backstage-plugin-tools-common';
import { Trend } from './Trend';

const run = (
  at: number,
  outcome: SyncTrend['runs'][number]['outcome'],
  durationMs: number,
) => ({ startedAt: `2026-11-01T12:0${at}:00Z`, outcome, durationMs });

it('draws what failed below the line, and what was not complete hollow', () => {
  renderInTestApp(
    <Trend
      runs={[
        run(1, 'complete', 12_000),
        run(2, 'complete', 3_000),
        run(3, 'held', 6_000),
        run(4, 'partial', 6_000),
        run(5, 'failed', 500),
      ]}
    />,
  );
  const chart = screen.getByRole('img', {
    name: 'The last 5 runs, 1 failed, the longest took 12 s',
  });
  const line = Number(chart.querySelector('line')!.getAttribute('y1'));
  const bars = [...chart.querySelectorAll('rect')].map(bar => ({
    top: Number(bar.getAttribute('y')),
    height: Number(bar.getAttribute('height')),
    look: bar.getAttribute('class'),
  }));
  const [long, short, held, partial, failed] = bars;
  expect(long.height).toBeCloseTo(4 * short.height);
  for (const bar of [long, short, held, partial]) {
    expect(bar.top + bar.height).toBeLessThanOrEqual(line);
  }
  expect(failed.top).toBeGreaterThanOrEqual(line);
  expect(held.look).toBe(partial.look);
  expect(new Set([long, held, failed].map(bar => bar.look)).size).toBe(3);
});

it('draws nothing where nothing ran', () => {
  renderInTestApp(<Trend runs={[]} />);
  expect(screen.queryByRole('img')).not.toBeInTheDocument();
  expect(screen.getByText('–')).toBeInTheDocument();
});
