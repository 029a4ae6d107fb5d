import { renderInTestApp } from '@backstage/frontend-test-utils';
import { OUTCOMES } from '../lib/outcomes';
import { OutcomeChip } from './OutcomeChip';

describe('outcome', () => {
  it('has five shapes and five words', () => {
    const looks = OUTCOMES.map(outcome => {
      const { container, unmount } = renderInTestApp(
        <OutcomeChip outcome={outcome} />,
      );
      const chip = container.querySelector(`[data-outcome="${outcome}"]`)!;
      const look = {
        shape: chip.querySelector('svg')!.innerHTML,
        word: chip.textContent!.trim(),
      };
      unmount();
      return look;
    });
    expect(new Set(looks.map(({ shape }) => shape)).size).toBe(5);
    expect(looks.map(({ word }) => word)).toEqual([
      'fail',
      'unknown',
      'waived',
      'pass',
      'not applicable',
    ]);
  });
});
