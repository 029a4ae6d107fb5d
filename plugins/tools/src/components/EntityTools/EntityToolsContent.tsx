import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useEntity } from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import type { ServiceTools } from '@strata/backstage-plugin-tools-common';
import { useCallback } from 'react';
import { toolsApiRef } from '../../api';
import { usePolled } from '../../hooks/usePolled';
import { useUrlState } from '../../hooks/useUrlState';
import { toolsTranslationRef } from '../../translation/ref';
import { LoadError, StaleNotice } from '../shared/LoadError';
import { SkeletonRows } from '../shared/SkeletonRows';
import { BrokenSyncs } from './BrokenSyncs';
import { orderedGroups } from './coverage';
import { Disagreements } from './Disagreements';
import { ItemTable } from './ItemTable';
import { LinkItemDialog } from './LinkItemDialog';
import { NothingLinked } from './NothingLinked';
import { Suggestions } from './Suggestions';
import { TopLine } from './TopLine';
import { useProcessTitle } from './useProcessTitle';

const REFRESH_MS = 15_000;
const SKELETON_ROWS = 10;
const ANY_PROCESS = 'any';

/** The Tools tab of a service: where everything of it is, how it is, and why we think so. */
export function EntityToolsContent() {
  const { entity } = useEntity();
  const api = useApi(toolsApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const entityRef = stringifyEntityRef(entity);
  const service = entity.metadata.name;
  const load = useCallback(
    () => api.getServiceTools(entityRef),
    [api, entityRef],
  );
  const { value, error, reload } = usePolled(load, REFRESH_MS);
  const [linking, setLinking] = useUrlState('link');

  if (!value) {
    return error ? (
      <LoadError
        title={t('tab.error', { name: service })}
        error={error}
        onRetry={reload}
      />
    ) : (
      <SkeletonRows rows={SKELETON_ROWS} />
    );
  }
  return (
    <Box display="flex" flexDirection="column" gridGap={24}>
      {error && <StaleNotice error={error} />}
      <TopLine
        tools={value}
        service={service}
        onRefreshed={reload}
        onLink={process => setLinking(process ?? ANY_PROCESS)}
      />
      <BrokenSyncs tools={value} />
      <Disagreements tools={value} onSettled={reload} />
      {value.suggestions.length > 0 && (
        <Suggestions items={value.suggestions} onDecided={reload} />
      )}
      <Groups tools={value} service={service} />
      {linking && (
        <LinkItemDialog
          entityRef={entityRef}
          service={service}
          process={linking === ANY_PROCESS ? '' : linking}
          onClose={() => setLinking('')}
          onLinked={reload}
        />
      )}
    </Box>
  );
}

function Groups({ tools, service }: { tools: ServiceTools; service: string }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  const titleOf = useProcessTitle();
  const groups = orderedGroups(tools);
  if (groups.length === 0) return <NothingLinked service={service} />;
  return (
    <ItemTable
      label={t('tab.items', { name: service })}
      groups={groups.map(({ process, items }) => ({
        title: titleOf(process),
        items,
      }))}
    />
  );
}
