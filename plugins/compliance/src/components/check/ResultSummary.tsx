import type {
  CheckInfo,
  CheckResult,
} from '@strata/backstage-plugin-compliance-common';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { useProcessTitle } from '../../hooks/useProcessTitle';
import { complianceTranslationRef } from '../../translation';
import { Age } from '../Age';
import { EvaluateButton } from '../EvaluateButton';
import { OutcomeChip } from '../OutcomeChip';
import { Section } from '../Section';
import { Toolbar } from '../Toolbar';

interface ResultSummaryProps {
  check: CheckInfo;
  result: CheckResult;
  onChange: () => void;
}

export function ResultSummary({ check, result, onChange }: ResultSummaryProps) {
  const { t } = useTranslationRef(complianceTranslationRef);
  const processTitle = useProcessTitle();
  return (
    <Section title={check.title}>
      <Toolbar
        actions={
          <EvaluateButton entityRef={result.entityRef} onDone={onChange} />
        }
      >
        <OutcomeChip outcome={result.display} />
        <EntityRefLink entityRef={result.entityRef}>
          {result.entityTitle}
        </EntityRefLink>
        <Typography variant="body2" color="textSecondary">
          {processTitle(check.process)} · {t(`severity.${check.severity}`)}
        </Typography>
      </Toolbar>
      <Typography paragraph>{result.message}</Typography>
      <Typography variant="body2" color="textSecondary">
        {t('since', { when: <Age time={result.since} /> })} ·{' '}
        {t('evaluated', { when: <Age time={result.evaluatedAt} /> })}
      </Typography>
    </Section>
  );
}
