import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type {
  ItemHealth,
  LinkedItem,
} from '@strata/backstage-plugin-tools-common';
import clsx from 'clsx';
import { useState, type ReactNode } from 'react';
import { toolsTranslationRef } from '../../translation/ref';
import { useTableStyles } from '../shared/cells';
import { ItemRow } from './ItemRow';

/** More of one process are shown on demand. */
const FIRST_ROWS = 20;

const order: ItemHealth[] = ['failing', 'warning', 'unknown', 'ok'];

const useStyles = makeStyles({
  // Fixed, so that the columns of all processes stand below each other.
  table: { tableLayout: 'fixed', minWidth: 720 },
  withActions: { minWidth: 960 },
  item: { width: '34%' },
  state: { width: '17%' },
  actions: { width: 190 },
});

/** Items in one table, what is unwell first. */
export function ItemTable(props: {
  label: string;
  items: LinkedItem[];
  actions?(item: LinkedItem): ReactNode;
}) {
  const { label, items, actions } = props;
  const classes = useStyles();
  const dense = useTableStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const [all, setAll] = useState(false);
  const sorted = [...items].sort(byHealth);
  const shown = all ? sorted : sorted.slice(0, FIRST_ROWS);
  return (
    <TableContainer>
      <Table
        size="small"
        aria-label={label}
        className={clsx(
          dense.table,
          classes.table,
          actions && classes.withActions,
        )}
      >
        <TableHead>
          <TableRow>
            <TableCell className={classes.item}>
              {t('tab.columnItem')}
            </TableCell>
            <TableCell className={classes.state}>
              {t('tab.columnState')}
            </TableCell>
            <TableCell>{t('tab.columnActivity')}</TableCell>
            <TableCell>{t('tab.columnOwner')}</TableCell>
            <TableCell>{t('tab.columnWhy')}</TableCell>
            {actions && <TableCell className={classes.actions} />}
          </TableRow>
        </TableHead>
        <TableBody>
          {shown.map(item => (
            <ItemRow key={item.uid} item={item}>
              {actions?.(item)}
            </ItemRow>
          ))}
        </TableBody>
      </Table>
      {shown.length < items.length && (
        <Button onClick={() => setAll(true)}>
          {t('tab.showAll', { total: String(items.length) })}
        </Button>
      )}
    </TableContainer>
  );
}

function byHealth(a: LinkedItem, b: LinkedItem): number {
  return (
    order.indexOf(a.status.health) - order.indexOf(b.status.health) ||
    a.title.localeCompare(b.title)
  );
}
