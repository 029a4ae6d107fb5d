import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { useSubjectCompliance } from '../../hooks/useSubjectCompliance';
import { topFixes } from '../../lib/gain';
import { complianceTranslationRef } from '../../translation';
import { ErrorNotice } from '../ErrorNotice';
import { FixList } from '../FixList';
import { RowsSkeleton } from '../results/RowsSkeleton';
import { ScoreText } from '../ScoreText';

const FIXES_SHOWN = 3;

/** Score, coverage and the three best fixes of a service. */
export function EntityComplianceCard() {
  const { t } = useTranslationRef(complianceTranslationRef);
  const { value, error, retry } = useSubjectCompliance();
  return (
    <InfoCard title={t('card.title')}>
      {error && (
        <ErrorNotice what={t('what.results')} error={error} onRetry={retry} />
      )}
      {!error && !value && <RowsSkeleton rows={4} />}
      {!error && value?.results.length === 0 && (
        <Typography>{t('empty.subject.description')}</Typography>
      )}
      {!error && value && value.results.length > 0 && (
        <>
          <ScoreText score={value.score} />
          <FixList
            withSubjects={false}
            fixes={topFixes(value.results, value.checks).slice(0, FIXES_SHOWN)}
          />
        </>
      )}
    </InfoCard>
  );
}
