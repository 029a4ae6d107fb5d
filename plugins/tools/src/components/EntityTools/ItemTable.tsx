import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { LinkedItem } from '@strata/backstage-plugin-tools-common';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { toolsTranslationRef } from '../../translation/ref';
import { useTableStyles } from '../shared/cells';
import { ItemRows, type ItemGroup } from './ItemRows';

const useStyles = makeStyles({
  // Fixed, so that no column moves when rows come or go; the item takes what is left.
  table: { tableLayout: 'fixed', minWidth: 520 },
  state: { width: 130 },
  activity: { width: 130 },
  owner: { width: 160 },
  why: { width: 120 },
  actions: { width: 180 },
});

/** Items in one table; the rows of a process stand below its name. */
export function ItemTable(props: {
  label: string;
  groups: ItemGroup[];
  /** Off where the heading above names the only group. */
  titled?: boolean;
  actions?(item: LinkedItem): ReactNode;
}) {
  const { label, groups, titled = true, actions } = props;
  const classes = useStyles();
  const dense = useTableStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <TableContainer component={Paper}>
      <Table
        size="small"
        aria-label={label}
        className={clsx(dense.table, classes.table)}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('tab.columnItem')}</TableCell>
            <TableCell className={classes.state}>
              {t('tab.columnState')}
            </TableCell>
            <TableCell className={clsx(classes.activity, dense.spare)}>
              {t('tab.columnActivity')}
            </TableCell>
            <TableCell className={clsx(classes.owner, dense.spare)}>
              {t('tab.columnOwner')}
            </TableCell>
            <TableCell className={classes.why}>{t('tab.columnWhy')}</TableCell>
            {actions && <TableCell className={classes.actions} />}
          </TableRow>
        </TableHead>
        {groups.map(group => (
          <ItemRows
            key={group.title}
            group={group}
            titled={titled}
            actions={actions}
          />
        ))}
      </Table>
    </TableContainer>
  );
}
