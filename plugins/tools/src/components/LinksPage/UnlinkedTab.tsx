import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import type { ToolItem } from '@strata/backstage-plugin-tools-common';
import { processes } from '@strata/technologies';
import { useCallback, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { toolsApiRef } from '../../api';
import { usePaged } from '../../hooks/usePaged';
import { useUrlState } from '../../hooks/useUrlState';
import { toolsTranslationRef } from '../../translation/ref';
import { useProcessTitle } from '../EntityTools/useProcessTitle';
import { FilterSelect } from '../shared/FilterSelect';
import { PagedList } from '../shared/PagedList';
import { Filters } from '../shared/Filters';
import { ToolFilter } from './Filters';
import { LinkServiceDialog } from './LinkServiceDialog';
import { UnlinkedTable } from './UnlinkedTable';

const PAGE_SIZE = 50;
const DEBOUNCE_MS = 250;

/** Items that no service has: each can be given to one by hand. */
export function UnlinkedTab() {
  const api = useApi(toolsApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const [linking, setLinking] = useState<ToolItem>();
  const [instance] = useUrlState('tool');
  const [process] = useUrlState('process');
  const [q] = useUrlState('q');
  const load = useCallback(
    (cursor?: string) =>
      api.listItems({
        unlinked: true,
        q: q || undefined,
        instance: instance || undefined,
        process: process || undefined,
        limit: PAGE_SIZE,
        cursor,
      }),
    [api, q, instance, process],
  );
  const paged = usePaged(load);
  return (
    <section>
      <Typography variant="body2" color="textSecondary" paragraph>
        {t('unlinked.help')}
      </Typography>
      <Filters>
        <ToolFilter />
        <ProcessFilter />
        <SearchFilter />
      </Filters>
      <PagedList<ToolItem>
        paged={paged}
        failed={t('unlinked.error')}
        empty={<Typography>{t('unlinked.empty')}</Typography>}
      >
        {items => <UnlinkedTable items={items} onLink={setLinking} />}
      </PagedList>
      {linking && (
        <LinkServiceDialog
          item={linking}
          onClose={() => setLinking(undefined)}
          onLinked={paged.reload}
        />
      )}
    </section>
  );
}

function ProcessFilter() {
  const { t } = useTranslationRef(toolsTranslationRef);
  const titleOf = useProcessTitle();
  const [process, setProcess] = useUrlState('process');
  return (
    <FilterSelect
      id="links-process"
      label={t('linkDialog.process')}
      all={t('linkDialog.anyProcess')}
      value={process}
      options={processes.map(({ id }) => ({ value: id, label: titleOf(id) }))}
      onChange={setProcess}
    />
  );
}

function SearchFilter() {
  const { t } = useTranslationRef(toolsTranslationRef);
  const [q, setQ] = useUrlState('q');
  const [text, setText] = useState(q);
  useDebounce(() => setQ(text.trim()), DEBOUNCE_MS, [text]);
  return (
    <TextField
      id="links-search"
      size="small"
      variant="outlined"
      type="search"
      label={t('syncs.search')}
      value={text}
      onChange={event => setText(event.target.value)}
    />
  );
}
