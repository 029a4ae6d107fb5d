import type { CheckInfo } from '@strata/backstage-plugin-compliance-common';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { useProcessTitle } from '../../hooks/useProcessTitle';
import { complianceTranslationRef } from '../../translation';
import { Section } from '../Section';

/** What a check asks, why it matters and how to pass it. */
export function CheckFacts({ check }: { check: CheckInfo }) {
  const { t } = useTranslationRef(complianceTranslationRef);
  const processTitle = useProcessTitle();
  return (
    <>
      <Section title={check.title}>
        <Typography variant="body2" color="textSecondary">
          {[
            processTitle(check.process),
            t(`severity.${check.severity}`),
            t(`stage.${check.stage}`),
          ].join(' · ')}
        </Typography>
      </Section>
      <CheckAdvice check={check} />
    </>
  );
}

export function CheckAdvice({ check }: { check: CheckInfo }) {
  const { t } = useTranslationRef(complianceTranslationRef);
  return (
    <>
      <Section title={t('check.why')}>
        <Typography>{check.why}</Typography>
      </Section>
      <Section title={t('check.fix')}>
        <Typography paragraph style={{ whiteSpace: 'pre-line' }}>
          {check.fix.text}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {t('check.effort', { effort: t(`effort.${check.fix.effort}`) })}
        </Typography>
      </Section>
    </>
  );
}
