import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import Typography from '@material-ui/core/Typography';
import { Sentences, toolsApiRef } from '@strata/backstage-plugin-tools';
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
        const broken = byCause(items.filter(needsSomebody));
        return (
          <>
            {broken.length === 0 && (
              <Typography>
                {t(items.length ? 'syncs.empty' : 'syncs.none')}
              </Typography>
            )}
            <List disablePadding>
              {broken.slice(0, SHOWN).map(([first, ...others]) => (
                <ListItem
                  key={`${first.instance} ${first.resource}`}
                  disableGutters
                >
                  <ListItemText
                    primary={`${first.instanceTitle}: ${[first, ...others]
                      .map(sync => sync.resourceTitle)
                      .join(', ')}`}
                    secondary={
                      first.error ? (
                        <Sentences
                          text={`${first.error.message} ${first.error.remedy}`}
                        />
                      ) : (
                        t('syncs.held', { count: first.heldBack })
                      )
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

/** A refused token breaks every sync of a tool: that is one thing to repair. */
function byCause(syncs: SyncState[]): SyncState[][] {
  const causes = new Map<string, SyncState[]>();
  for (const sync of syncs) {
    const cause = sync.error?.kind ?? sync.resource;
    const key = `${sync.instance} ${cause}`;
    causes.set(key, [...(causes.get(key) ?? []), sync]);
  }
  return [...causes.values()];
}

function needsSomebody({ error, heldBack }: SyncState): boolean {
  return error !== undefined || heldBack > 0;
}
