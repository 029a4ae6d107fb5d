import type { CheckResult } from '@strata/backstage-plugin-compliance-common';
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
import { daysUntil } from '../../lib/time';
import { complianceTranslationRef } from '../../translation';
import { Age } from '../Age';
import { AsyncSection } from '../AsyncSection';

// Early enough to fix or to ask again.
const SOON_DAYS = 30;

export function ExpiringWaivers(props: {
  team: string;
  catalogue: CheckCatalogue;
}) {
  const { team, catalogue } = props;
  const { t } = useTranslationRef(complianceTranslationRef);
  const api = useApi(complianceApiRef);
  const paths = useCompliancePaths();
  const state = useAsyncRetry(
    () => api.listResults({ team, outcome: 'waived', limit: 100 }),
    [api, team],
  );
  return (
    <AsyncSection
      title={t('team.waivers')}
      what={t('what.waivers')}
      state={state}
      rows={2}
    >
      {({ items }) => {
        const soon = expiringSoon(items);
        if (soon.length === 0) {
          return (
            <Typography>
              {t('empty.expiring', { days: String(SOON_DAYS) })}
            </Typography>
          );
        }
        return (
          <List disablePadding>
            {soon.map(({ result, expiresAt }) => (
              <ListItem
                key={`${result.checkId} ${result.entityRef}`}
                disableGutters
              >
                <ListItemText
                  primary={
                    <Link to={paths.check(result.checkId, result.entityRef)}>
                      {`${result.entityTitle}: ${
                        catalogue.byId.get(result.checkId)?.title ??
                        result.checkId
                      }`}
                    </Link>
                  }
                  secondary={t('waiver.expires', {
                    when: <Age time={expiresAt} />,
                  })}
                />
              </ListItem>
            ))}
          </List>
        );
      }}
    </AsyncSection>
  );
}

function expiringSoon(results: CheckResult[]) {
  return results
    .flatMap(result => {
      const expiresAt = result.waiver?.expiresAt;
      return expiresAt && daysUntil(expiresAt) <= SOON_DAYS
        ? [{ result, expiresAt }]
        : [];
    })
    .sort((left, right) => left.expiresAt.localeCompare(right.expiresAt));
}
