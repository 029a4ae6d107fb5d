import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { composerTranslationRef } from '../../../translation/ref';
import type { DraftProblem } from '../findProblems';

/** Names each answer that the preview waits for. */
export function DraftProblems({ problems }: { problems: DraftProblem[] }) {
  const { t } = useTranslationRef(composerTranslationRef);
  if (problems.length === 0) return null;
  const sentences = problems.map(problem => describe(problem, t));
  return (
    <div role="status">
      <Typography color="textSecondary">{t('preview.waiting')}</Typography>
      <ul>
        {sentences.map(sentence => (
          <Typography key={sentence} component="li" color="textSecondary">
            {sentence}
          </Typography>
        ))}
      </ul>
    </div>
  );
}

type Translate = TranslationFunction<(typeof composerTranslationRef)['T']>;

function describe(problem: DraftProblem, t: Translate): string {
  switch (problem.kind) {
    case 'unfilled':
      return t(`unfilled.${problem.field}`);
    case 'incomplete':
      return t('stack.incomplete');
    case 'refused':
      return t('stack.refused', problem);
    default:
      return t(`stack.${problem.kind}`, problem);
  }
}
