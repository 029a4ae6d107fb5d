import type { CheckResult } from '@strata/backstage-plugin-compliance-common';
import { EmptyState } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useSubjectCompliance } from '../../hooks/useSubjectCompliance';
import { byProcess, processTitle } from '../../lib/processes';
import { complianceTranslationRef } from '../../translation';
import { ErrorNotice } from '../ErrorNotice';
import { EvaluateButton } from '../EvaluateButton';
import { ResultsTable } from '../results/ResultsTable';
import { RowsSkeleton } from '../results/RowsSkeleton';
import { ScoreText } from '../ScoreText';
import { Section } from '../Section';
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
      {groupByProcess(value.results).map(([process, results]) => (
        <Section key={process} title={processTitle(process)}>
          <ResultsTable
            results={results}
            checks={value.byId}
            withPlace={false}
          />
        </Section>
      ))}
    </>
  );
}

function groupByProcess(results: CheckResult[]) {
  const groups = new Map<string, CheckResult[]>();
  for (const result of results) {
    const group = groups.get(result.process) ?? [];
    groups.set(result.process, [...group, result]);
  }
  return [...groups].sort(([left], [right]) => byProcess(left, right));
}
