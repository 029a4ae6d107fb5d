import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { HeldRemoval } from '@strata/backstage-plugin-tools-common';
import { toolsTranslationRef } from '../../translation/ref';
import { DenseTable } from '../shared/DenseTable';
import { RelativeTime } from '../shared/RelativeTime';
import { ToolLink } from '../shared/ToolLink';

const useStyles = makeStyles({
  // A long list leaves what follows it in reach.
  frame: { maxHeight: 400, overflow: 'auto' },
});

/** Items that reads do not show any more, in a frame that the keyboard can scroll. */
export function RemovalTable(props: { label: string; items: HeldRemoval[] }) {
  const { label, items } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <div
      className={classes.frame}
      role="region"
      aria-label={label}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Else only a mouse scrolls it.
      tabIndex={0}
    >
      <DenseTable
        label={label}
        columns={[
          { title: t('tab.columnItem') },
          { title: t('details.services'), width: 200 },
          { title: t('details.missingSince'), width: 130 },
        ]}
      >
        <TableBody>
          {items.map(item => (
            <Row key={item.uid} item={item} />
          ))}
        </TableBody>
      </DenseTable>
    </div>
  );
}

function Row({ item }: { item: HeldRemoval }) {
  const { title, externalId, url, services, missingSince } = item;
  return (
    <TableRow>
      <TableCell>
        <ToolLink url={url} title={title} />
        {externalId !== title && (
          <Typography variant="body2" color="textSecondary">
            {externalId}
          </Typography>
        )}
      </TableCell>
      <TableCell>
        {services.map(entityRef => (
          <div key={entityRef}>
            <EntityRefLink entityRef={entityRef} />
          </div>
        ))}
      </TableCell>
      <TableCell>
        <RelativeTime iso={missingSince} />
      </TableCell>
    </TableRow>
  );
}
