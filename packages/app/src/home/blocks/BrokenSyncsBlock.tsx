import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import Typography from '@material-ui/core/Typography';
import { isBroken, Remedy, toolsApiRef } from '@strata/backstage-plugin-tools';
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
        const broken = byCause(items.filter(isBroken));
        return (
          <>
            {broken.length === 0 && (
              <Typography>
                {t(items.length ? 'syncs.empty' : 'syncs.none')}
              </Typography>
            )}
            <List disablePadding>
              {broken.slice(0, SHOWN).map(same => (
                <BrokenTool
                  key={`${same[0].instance} ${same[0].resource}`}
                  syncs={same}
                />
              ))}
            </List>
            {syncs && <Link to={syncs()}>{t('syncs.all')}</Link>}
          </>
        );
      }}
    </Block>
  );
}

/** Syncs of one tool with one cause, which the first of them tells. */
function BrokenTool({ syncs }: { syncs: SyncState[] }) {
  const [first] = syncs;
  const resources = syncs.map(sync => sync.resourceTitle).join(', ');
  return (
    <ListItem disableGutters>
      <ListItemText
        disableTypography
        primary={
          <Typography>{`${first.instanceTitle}: ${resources}`}</Typography>
        }
        secondary={<Remedy sync={first} />}
      />
    </ListItem>
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
