import type {
  CheckInfo,
  CheckResult,
} from '@strata/backstage-plugin-compliance-common';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Grid from '@material-ui/core/Grid';
import { complianceTranslationRef } from '../../translation';
import { Section } from '../Section';
import { WaiverPanel } from '../waivers/WaiverPanel';
import { AttestButton } from './AttestButton';
import { CheckAdvice } from './CheckFacts';
import { EvidenceList } from './EvidenceList';
import { HistoryTimeline } from './HistoryTimeline';
import { ResultSummary } from './ResultSummary';

interface ResultDetailProps {
  check: CheckInfo;
  result: CheckResult;
  onChange: () => void;
}

/** One check of one subject: what was found, why it matters, the way out. */
export function ResultDetail({ check, result, onChange }: ResultDetailProps) {
  const { t } = useTranslationRef(complianceTranslationRef);
  return (
    <Grid container spacing={2}>
      <Grid item xs={12}>
        <ResultSummary check={check} result={result} onChange={onChange} />
      </Grid>
      <Grid item xs={12} md={7}>
        <Section title={t('check.evidence')}>
          <EvidenceList evidence={result.evidence} />
        </Section>
        <CheckAdvice check={check} />
      </Grid>
      <Grid item xs={12} md={5}>
        {check.cadenceDays !== undefined && (
          <Section title={t('attest.title')}>
            <AttestButton check={check} result={result} onDone={onChange} />
          </Section>
        )}
        <Section title={t('waiver.title')}>
          <WaiverPanel check={check} result={result} onChange={onChange} />
        </Section>
        <Section title={t('history.title')}>
          <HistoryTimeline result={result} />
        </Section>
      </Grid>
    </Grid>
  );
}
