import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import {
  toolsLinkDecidePermission,
  type ToolItem,
} from '@strata/backstage-plugin-tools-common';
import clsx from 'clsx';
import { toolsTranslationRef } from '../../translation/ref';
import { Owner } from '../EntityTools/Owner';
import { useTableStyles } from '../shared/cells';
import { PermissionButton } from '../shared/PermissionButton';
import { RelativeTime } from '../shared/RelativeTime';
import { ItemName } from './ItemName';

const useStyles = makeStyles({
  table: { tableLayout: 'fixed', minWidth: 480 },
  owner: { width: 160 },
  activity: { width: 130 },
  link: { width: 200 },
});

/** Items of nobody, with their owner where another sign of it was found. */
export function UnlinkedTable(props: {
  items: ToolItem[];
  onLink(item: ToolItem): void;
}) {
  const classes = useStyles();
  const dense = useTableStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <TableContainer component={Paper}>
      <Table
        size="small"
        aria-label={t('links.unlinked')}
        className={clsx(dense.table, classes.table)}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('tab.columnItem')}</TableCell>
            <TableCell className={classes.owner}>
              {t('tab.columnOwner')}
            </TableCell>
            <TableCell className={clsx(classes.activity, dense.spare)}>
              {t('tab.columnActivity')}
            </TableCell>
            <TableCell className={classes.link} />
          </TableRow>
        </TableHead>
        <TableBody>
          {props.items.map(item => (
            <TableRow key={item.uid}>
              <TableCell>
                <ItemName item={item} />
              </TableCell>
              <TableCell>
                <Owner entityRef={item.owner} reason={item.ownerReason} />
              </TableCell>
              <TableCell className={dense.spare}>
                <RelativeTime iso={item.status.lastActivityAt} />
              </TableCell>
              <TableCell align="right">
                <PermissionButton
                  permission={toolsLinkDecidePermission}
                  aria-label={t('unlinked.linkItem', { title: item.title })}
                  onClick={() => props.onLink(item)}
                >
                  {t('unlinked.link')}
                </PermissionButton>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
