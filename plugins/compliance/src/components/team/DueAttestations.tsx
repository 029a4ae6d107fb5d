import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import Typography from '@material-ui/core/Typography';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { complianceApiRef } from '../../api';
import type { CheckCatalogue } from '../../hooks/useCheckCatalogue';
import { useCompliancePaths } from '../../hooks/useCompliancePaths';
import { dueAttestations } from '../../lib/attestations';
import { complianceTranslationRef } from '../../translation';
import { Age } from '../Age';
import { AsyncSection } from '../AsyncSection';

/** Practices of the team that no tool shows and that have to be stated (again). */
export function DueAttestations(props: {
  team: string;
  catalogue: CheckCatalogue;
}) {
  const { team, catalogue } = props;
  const { t } = useTranslationRef(complianceTranslationRef);
  const api = useApi(complianceApiRef);
  const paths = useCompliancePaths();
  const state = useAsyncRetry(
    () => api.listResults({ entityRef: team, limit: 100 }),
    [api, team],
  );
  return (
    <AsyncSection
      title={t('team.attestations')}
      what={t('what.results')}
      state={state}
      rows={2}
    >
      {({ items }) => {
        const due = dueAttestations(items, catalogue.byId);
        if (due.length === 0) {
          return <Typography>{t('empty.attestations')}</Typography>;
        }
        return (
          <List disablePadding>
            {due.map(({ check, result, endsAt }) => (
              <ListItem key={check.id} disableGutters>
                <ListItemText
                  primary={
                    <Link to={paths.check(check.id, result.entityRef)}>
                      {check.title}
                    </Link>
                  }
                  secondary={
                    endsAt
                      ? t('attest.ends', { when: <Age time={endsAt} /> })
                      : t('attest.missing')
                  }
                />
              </ListItem>
            ))}
          </List>
        );
      }}
    </AsyncSection>
  );
}
