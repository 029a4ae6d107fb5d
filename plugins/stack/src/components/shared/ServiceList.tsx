import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Button,
  List,
  ListItem,
  ListItemText,
  Typography,
} from '@material-ui/core';
import Skeleton from '@material-ui/lab/Skeleton';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type {
  ListedService,
  ServiceQuery,
  StackApi,
} from '@strata/backstage-plugin-stack-common';
import { useState } from 'react';
import { stackApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { stackTranslationRef } from '../../translation';
import { ErrorNotice } from './ErrorNotice';

/** Services shown at first; each "show more" shows twice as many. */
const FIRST = 25;
/** The most that one request may ask for. */
const MAX = 200;

/** Services with their owners, some at a time. */
export function ServiceList({ query }: { query: ServiceQuery }) {
  const { t } = useTranslationRef(stackTranslationRef);
  const api = useApi(stackApiRef);
  const [limit, setLimit] = useState(FIRST);
  const { value, error, reload } = useLoaded(
    JSON.stringify([query, limit]),
    () => listFirst(api, query, limit),
  );
  if (error) {
    return <ErrorNotice what="services" error={error} onRetry={reload} />;
  }
  if (!value) return <Skeleton variant="rect" height={160} />;
  if (value.total === 0) {
    return <Typography variant="body2">{t('panel.noServices')}</Typography>;
  }
  const more = Math.min(limit, value.total - value.items.length);
  return (
    <>
      <List dense disablePadding>
        {value.items.map(service => (
          <ServiceRow key={service.ref} service={service} />
        ))}
      </List>
      {more > 0 && (
        <Button size="small" onClick={() => setLimit(limit * 2)}>
          {t('showMore', { more: String(more) })}
        </Button>
      )}
    </>
  );
}

/** The first so many, in as many requests as it takes. */
async function listFirst(api: StackApi, query: ServiceQuery, count: number) {
  const pages = await Promise.all(
    Array.from({ length: Math.ceil(count / MAX) }, (_, page) => {
      const offset = page * MAX;
      const limit = Math.min(MAX, count - offset);
      return api.listServices({ ...query, offset, limit });
    }),
  );
  return { total: pages[0].total, items: pages.flatMap(page => page.items) };
}

function ServiceRow({ service }: { service: ListedService }) {
  const { t } = useTranslationRef(stackTranslationRef);
  const { owner, ownerTitle, systemTitle } = service;
  return (
    <ListItem disableGutters>
      <ListItemText
        primary={
          <EntityRefLink entityRef={service.ref}>{service.title}</EntityRefLink>
        }
        secondary={
          <>
            {owner ? (
              <EntityRefLink entityRef={owner}>{ownerTitle}</EntityRefLink>
            ) : (
              t('panel.unowned')
            )}
            {systemTitle && ` · ${systemTitle}`}
          </>
        }
      />
    </ListItem>
  );
}
