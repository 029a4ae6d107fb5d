import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import Typography from '@material-ui/core/Typography';
import { toolsApiRef } from '@strata/backstage-plugin-tools';
import type { SyncState } from '@strata/backstage-plugin-tools-common';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { syncsRouteRef } from '../routes';
import { homeTranslationRef } from '../translation';
import { Block } from './Block';

const SHOWN = 6;

/** Syncs that failed or hold removals back, with the sentence that says what to do. */
export function BrokenSyncsBlock() {
  const { t } = useTranslationRef(homeTranslationRef);
  const toolsApi = useApi(toolsApiRef);
  const syncs = useRouteRef(syncsRouteRef);
  const state = useAsyncRetry(() => toolsApi.listSyncs(), [toolsApi]);
  return (
    <Block
      title={t('syncs.title')}
      what={t('syncs.what')}
      state={state}
      height={160}
    >
      {({ items }) => {
        const broken = items.filter(needsSomebody);
        return (
          <>
            {broken.length === 0 && <Typography>{t('syncs.empty')}</Typography>}
            <List disablePadding>
              {broken.slice(0, SHOWN).map(sync => (
                <ListItem
                  key={`${sync.instance} ${sync.resource}`}
                  disableGutters
                >
                  <ListItemText
                    primary={`${sync.instanceTitle}, ${sync.resourceTitle}`}
                    secondary={
                      sync.error
                        ? `${sync.error.message} ${sync.error.remedy}`
                        : t('syncs.held', { count: sync.heldBack })
                    }
                  />
                </ListItem>
              ))}
            </List>
            {syncs && <Link to={syncs()}>{t('syncs.all')}</Link>}
          </>
        );
      }}
    </Block>
  );
}

function needsSomebody({ error, heldBack }: SyncState): boolean {
  return error !== undefined || heldBack > 0;
}
