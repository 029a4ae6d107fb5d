import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { useParams } from 'react-router-dom';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { complianceApiRef } from '../../api';
import { useCheckCatalogue } from '../../hooks/useCheckCatalogue';
import { useCompliancePaths } from '../../hooks/useCompliancePaths';
import { refName, toTeamRef } from '../../lib/teams';
import { complianceTranslationRef } from '../../translation';
import { AsyncSection } from '../AsyncSection';
import { ExportButton } from '../ExportButton';
import { Toolbar } from '../Toolbar';
import { DueAttestations } from './DueAttestations';
import { ExpiringWaivers } from './ExpiringWaivers';
import { TeamScores } from './TeamScores';
import { TopFixes } from './TopFixes';

/** What a lead brings to the weekly meeting. */
export function TeamPage() {
  const { t } = useTranslationRef(complianceTranslationRef);
  const team = toTeamRef(useParams().team ?? '');
  const api = useApi(complianceApiRef);
  const paths = useCompliancePaths();
  const catalogue = useCheckCatalogue();
  const matrix = useAsyncRetry(() => api.getMatrix(), [api]);
  const row = matrix.value?.rows.find(candidate => candidate.team === team);
  return (
    <BreadcrumbEntry
      entry={{ label: row?.teamTitle ?? refName(team), href: paths.team(team) }}
    >
      <Toolbar actions={<ExportButton filter={{ team }} />}>
        <Typography variant="h5" component="h1">
          <EntityRefLink entityRef={team}>{row?.teamTitle}</EntityRefLink>
        </Typography>
        <Link to={paths.results({ team })}>{t('team.allResults')}</Link>
      </Toolbar>
      <Grid container spacing={2}>
        <Grid item xs={12} md={5}>
          <AsyncSection
            title={t('team.scores')}
            what={t('what.matrix')}
            state={matrix}
            rows={8}
          >
            {({ asOf }) =>
              row ? (
                <TeamScores row={row} asOf={asOf} />
              ) : (
                <Typography>{t('empty.team', { team })}</Typography>
              )
            }
          </AsyncSection>
        </Grid>
        <Grid item xs={12} md={7}>
          <TopFixes team={team} catalogue={catalogue} />
          <ExpiringWaivers team={team} catalogue={catalogue} />
          <DueAttestations team={team} catalogue={catalogue} />
        </Grid>
      </Grid>
    </BreadcrumbEntry>
  );
}
