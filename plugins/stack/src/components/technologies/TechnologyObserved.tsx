import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Box, Typography } from '@material-ui/core';
import type { TechnologyDetail } from '@strata/backstage-plugin-stack-common';
import { stackTranslationRef } from '../../translation';
import { SeenAt } from '../shared/SeenAt';
import { Section } from './Section';

/** Who uses which version, as repositories show it, beside what catalog entries say. */
export function TechnologyObserved({
  technology,
}: {
  technology: TechnologyDetail;
}) {
  const { t } = useTranslationRef(stackTranslationRef);
  const { observed, unseen, unread } = technology;
  if (observed.length + unseen.length + unread.length === 0) return null;
  return (
    <Section title={t('observed.title')}>
      {observed.map(({ ref, title, declared, seen }) => (
        <Box key={ref} mb={1}>
          <Typography variant="body2">
            <EntityRefLink entityRef={ref}>{title}</EntityRefLink>
            {!declared && ` · ${t('observed.notDeclared')}`}
          </Typography>
          <SeenAt seen={seen} />
        </Box>
      ))}
      {[...unseen, ...unread].map(service => (
        <Typography key={service.ref} variant="body2">
          <EntityRefLink entityRef={service.ref}>{service.title}</EntityRefLink>{' '}
          ·{' '}
          {t(
            unread.includes(service)
              ? 'observed.notSeenYet'
              : 'observed.notSeen',
          )}
        </Typography>
      ))}
    </Section>
  );
}
