import { Content } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Typography } from '@material-ui/core';
import Skeleton from '@material-ui/lab/Skeleton';
import { stackApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { useTechnologyQuery } from '../../hooks/useTechnologyQuery';
import { stackTranslationRef } from '../../translation';
import { Age } from '../shared/Age';
import { ErrorNotice } from '../shared/ErrorNotice';
import { TechnologyFilters } from './TechnologyFilters';
import { TechnologyTable } from './TechnologyTable';

/** Everything the knowledge base describes, most used first. */
export function TechnologiesPage() {
  const { t } = useTranslationRef(stackTranslationRef);
  const api = useApi(stackApiRef);
  const { query, setValues } = useTechnologyQuery();
  const { value, error, reload } = useLoaded(JSON.stringify(query), () =>
    api.listTechnologies(query),
  );
  return (
    <Content>
      <TechnologyFilters query={query} setValues={setValues} />
      {error && (
        <ErrorNotice what="technologies" error={error} onRetry={reload} />
      )}
      {!value && !error && (
        <Skeleton variant="rect" height={600} aria-label={t('loading')} />
      )}
      {value && (
        <>
          <Typography variant="body2" color="textSecondary">
            {t('technologies.count', { count: value.items.length })} ·{' '}
            <Age time={value.asOf} />
          </Typography>
          {value.items.length === 0 ? (
            <Typography>{t('technologies.empty')}</Typography>
          ) : (
            <TechnologyTable items={value.items} />
          )}
        </>
      )}
    </Content>
  );
}
