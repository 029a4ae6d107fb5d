import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import type {
  ItemHealth,
  LinkedItem,
} from '@strata/backstage-plugin-tools-common';
import { useState, type ReactNode } from 'react';
import { toolsTranslationRef } from '../../translation/ref';
import { ItemRow } from './ItemRow';

/** More of one process are shown on demand. */
const FIRST_ROWS = 20;

/** Without the actions; a narrow window hides two of them. */
const COLUMNS = 5;
const SPARE_COLUMNS = 2;

const order: ItemHealth[] = ['failing', 'warning', 'unknown', 'ok'];

const useStyles = makeStyles(theme => ({
  // The theme's stripes would pass for titles.
  body: {
    '& tr:nth-of-type(n)': { backgroundColor: theme.palette.background.paper },
    '& td': { borderTop: `1px solid ${theme.palette.divider}` },
  },
  title: {
    backgroundColor: theme.palette.background.default,
    fontWeight: 700,
  },
}));

export interface ItemGroup {
  title: string;
  items: LinkedItem[];
}

/** The rows of one process, what is unwell first. */
export function ItemRows(props: {
  group: ItemGroup;
  titled: boolean;
  actions?(item: LinkedItem): ReactNode;
}) {
  const { group, titled, actions } = props;
  const { title, items } = group;
  const classes = useStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const [all, setAll] = useState(false);
  const sorted = [...items].sort(byHealth);
  const shown = all ? sorted : sorted.slice(0, FIRST_ROWS);
  const narrow = useMediaQuery<Theme>(theme => theme.breakpoints.down('sm'));
  const colSpan = COLUMNS + (actions ? 1 : 0) - (narrow ? SPARE_COLUMNS : 0);
  return (
    <TableBody aria-label={title} className={classes.body}>
      {titled && (
        <TableRow>
          <TableCell
            component="th"
            scope="rowgroup"
            role="rowheader"
            colSpan={colSpan}
            className={classes.title}
          >
            {title}
          </TableCell>
        </TableRow>
      )}
      {shown.map(item => (
        <ItemRow key={item.uid} item={item}>
          {actions?.(item)}
        </ItemRow>
      ))}
      {shown.length < items.length && (
        <TableRow>
          <TableCell colSpan={colSpan}>
            <Button size="small" onClick={() => setAll(true)}>
              {t('tab.showAll', { total: String(items.length) })}
            </Button>
          </TableCell>
        </TableRow>
      )}
    </TableBody>
  );
}

function byHealth(a: LinkedItem, b: LinkedItem): number {
  return (
    order.indexOf(a.status.health) - order.indexOf(b.status.health) ||
    a.title.localeCompare(b.title)
  );
}
