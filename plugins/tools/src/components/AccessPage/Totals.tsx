import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@material-ui/core/Box';
import Skeleton from '@material-ui/lab/Skeleton';
import type { AccountOverview } from '@strata/backstage-plugin-tools-common';
import { toolsTranslationRef } from '../../translation/ref';
import { IconWord } from '../shared/IconWord';
import { looks } from './looks';

const NONE = { left: 0, unsettled: 0, settled: 0 };

/** The answer in one line, for the chosen team or for all. */
export function Totals(props: { overview?: AccountOverview; team?: string }) {
  const { overview, team } = props;
  const { t } = useTranslationRef(toolsTranslationRef);
  if (!overview) return <Skeleton width={420} height={24} />;
  // Teams share accounts: without the right to see all, sums would count some twice.
  const counts = team
    ? overview.teams.find(({ owner }) => owner === team) ?? NONE
    : overview.everywhere;
  if (!counts) return null;
  const { left, unsettled, settled } = counts;
  return (
    <Box display="flex" flexWrap="wrap" gridGap={16} mb={2} component="p">
      <IconWord
        icon={looks.left.icon}
        tone={left ? 'bad' : 'quiet'}
        word={t('access.countLeft', { count: left })}
      />
      <IconWord
        icon={looks.unmapped.icon}
        tone={unsettled ? 'warn' : 'quiet'}
        word={t('access.countUnsettled', { count: unsettled })}
      />
      <IconWord
        icon={looks.mapped.icon}
        tone="quiet"
        word={t('access.countSettled', { count: settled })}
      />
    </Box>
  );
}
