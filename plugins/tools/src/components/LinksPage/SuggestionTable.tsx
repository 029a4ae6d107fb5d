import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Checkbox from '@material-ui/core/Checkbox';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { Suggestion } from '@strata/backstage-plugin-tools-common';
import { useReason } from '../../hooks/useReason';
import { toolsTranslationRef } from '../../translation/ref';
import { Owner } from '../EntityTools/Owner';
import { useTableStyles } from '../shared/cells';
import { DenseTable } from '../shared/DenseTable';
import { ItemName } from './ItemName';
import { nameOf } from './useLinkFilters';
import type { Selection } from './useSelection';

/** Suggestions with service, reason and confidence, to select some of them. */
export function SuggestionTable(props: {
  items: Suggestion[];
  selection: Selection;
}) {
  const { items, selection } = props;
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <DenseTable
      label={t('links.suggestions')}
      columns={[
        {
          width: 48,
          title: (
            <Checkbox
              size="small"
              color="primary"
              checked={selection.all}
              indeterminate={selection.ids.length > 0 && !selection.all}
              onChange={selection.toggleAll}
              inputProps={{ 'aria-label': t('suggestions.selectAll') }}
            />
          ),
        },
        { title: t('tab.columnItem') },
        { title: t('links.service'), width: '20%' },
        { title: t('links.team'), width: 140, spare: true },
        { title: t('tab.columnWhy'), width: '30%' },
      ]}
    >
      <TableBody>
        {items.map(item => (
          <Row key={item.link.id} item={item} selection={selection} />
        ))}
      </TableBody>
    </DenseTable>
  );
}

function Row({ item, selection }: { item: Suggestion; selection: Selection }) {
  const dense = useTableStyles();
  const say = useReason();
  const { t } = useTranslationRef(toolsTranslationRef);
  const { link } = item;
  const percent = String(Math.round(link.confidence * 100));
  const selected = selection.has(link.id);
  return (
    <TableRow selected={selected}>
      <TableCell>
        <Checkbox
          size="small"
          color="primary"
          checked={selected}
          onChange={() => selection.toggle(link.id)}
          inputProps={{
            'aria-label': t('suggestions.select', {
              title: item.title,
              name: nameOf(link.entityRef),
            }),
          }}
        />
      </TableCell>
      <TableCell>
        <ItemName item={item} />
      </TableCell>
      <TableCell>
        <EntityRefLink entityRef={link.entityRef} />
      </TableCell>
      <TableCell className={dense.spare}>
        <Owner entityRef={item.serviceOwner} />
      </TableCell>
      <TableCell>
        <Typography variant="body2">
          {`${t(`source.${link.source}`, {})} ${percent} %`}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {say(link)}
        </Typography>
      </TableCell>
    </TableRow>
  );
}
