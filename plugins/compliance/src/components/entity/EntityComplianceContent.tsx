import { EmptyState } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useSubjectCompliance } from '../../hooks/useSubjectCompliance';
import { complianceTranslationRef } from '../../translation';
import { ErrorNotice } from '../ErrorNotice';
import { EvaluateButton } from '../EvaluateButton';
import { ResultsTable } from '../results/ResultsTable';
import { RowsSkeleton } from '../results/RowsSkeleton';
import { ScoreText } from '../ScoreText';
import { Toolbar } from '../Toolbar';

/** All results of one service, grouped by process in the order a change travels. */
export function EntityComplianceContent() {
  const { t } = useTranslationRef(complianceTranslationRef);
  const { value, error, retry } = useSubjectCompliance();
  if (error) {
    return (
      <ErrorNotice what={t('what.results')} error={error} onRetry={retry} />
    );
  }
  if (!value) return <RowsSkeleton rows={10} />;
  const evaluate = (
    <EvaluateButton entityRef={value.entityRef} onDone={retry} />
  );
  if (value.results.length === 0) {
    return (
      <EmptyState
        missing="data"
        title={t('empty.subject.title')}
        description={t('empty.subject.description')}
        action={evaluate}
      />
    );
  }
  return (
    <>
      <Toolbar actions={evaluate}>
        <ScoreText score={value.score} />
      </Toolbar>
      <ResultsTable results={value.results} checks={value.byId} byProcess />
    </>
  );
}
