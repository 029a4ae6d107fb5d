import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import {
  toolsLinkDecidePermission,
  type ToolItem,
} from '@strata/backstage-plugin-tools-common';
import { toolsTranslationRef } from '../../translation/ref';
import { Owner } from '../EntityTools/Owner';
import { useTableStyles } from '../shared/cells';
import { DenseTable } from '../shared/DenseTable';
import { PermissionButton } from '../shared/PermissionButton';
import { RelativeTime } from '../shared/RelativeTime';
import { ItemName } from './ItemName';

/** Items of nobody, with their owner where another sign of it was found. */
export function UnlinkedTable(props: {
  items: ToolItem[];
  onLink(item: ToolItem): void;
}) {
  const dense = useTableStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <DenseTable
      label={t('links.unlinked')}
      columns={[
        { title: t('tab.columnItem') },
        { title: t('tab.columnOwner'), width: 160 },
        { title: t('tab.columnActivity'), width: 130, spare: true },
        { width: 200 },
      ]}
    >
      <TableBody>
        {props.items.map(item => (
          <TableRow key={item.uid}>
            <TableCell>
              <ItemName item={item} />
            </TableCell>
            <TableCell>
              <Owner
                entityRef={item.owner}
                reason={item.ownerReason}
                because={item.ownerBecause}
              />
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
    </DenseTable>
  );
}
