import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Checkbox from '@material-ui/core/Checkbox';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { Suggestion } from '@strata/backstage-plugin-tools-common';
import clsx from 'clsx';
import { toolsTranslationRef } from '../../translation/ref';
import { Owner } from '../EntityTools/Owner';
import { useTableStyles } from '../shared/cells';
import { ItemName } from './ItemName';
import { nameOf } from './useLinkFilters';
import type { Selection } from './useSelection';

const useStyles = makeStyles({
  table: { tableLayout: 'fixed', minWidth: 520 },
  select: { width: 48 },
  service: { width: '20%' },
  team: { width: 140 },
  reason: { width: '30%' },
});

/** Suggestions with service, reason and confidence, to select some of them. */
export function SuggestionTable(props: {
  items: Suggestion[];
  selection: Selection;
}) {
  const { items, selection } = props;
  const classes = useStyles();
  const dense = useTableStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <TableContainer component={Paper}>
      <Table
        size="small"
        aria-label={t('links.suggestions')}
        className={clsx(dense.table, classes.table)}
      >
        <TableHead>
          <TableRow>
            <TableCell className={classes.select}>
              <Checkbox
                size="small"
                color="primary"
                checked={selection.all}
                indeterminate={selection.ids.length > 0 && !selection.all}
                onChange={selection.toggleAll}
                inputProps={{ 'aria-label': t('suggestions.selectAll') }}
              />
            </TableCell>
            <TableCell>{t('tab.columnItem')}</TableCell>
            <TableCell className={classes.service}>
              {t('links.service')}
            </TableCell>
            <TableCell className={clsx(classes.team, dense.spare)}>
              {t('links.team')}
            </TableCell>
            <TableCell className={classes.reason}>
              {t('tab.columnWhy')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {items.map(item => (
            <Row key={item.link.id} item={item} selection={selection} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Row({ item, selection }: { item: Suggestion; selection: Selection }) {
  const dense = useTableStyles();
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
          {link.reason}
        </Typography>
      </TableCell>
    </TableRow>
  );
}
