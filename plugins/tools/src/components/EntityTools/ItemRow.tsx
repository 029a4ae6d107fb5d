import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import type { LinkedItem } from '@strata/backstage-plugin-tools-common';
import type { ReactNode } from 'react';
import { useTableStyles } from '../shared/cells';
import { HealthState } from '../shared/HealthState';
import { RelativeTime } from '../shared/RelativeTime';
import { ToolLink } from '../shared/ToolLink';
import { Owner } from './Owner';
import { TypeIcon } from './TypeIcon';
import { WhyPopover } from './WhyPopover';

const useStyles = makeStyles(theme => ({
  environment: { margin: 0 },
  name: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    overflowWrap: 'anywhere',
  },
}));

/** One thing in a tool; `children` are what can be done with it. */
export function ItemRow(props: { item: LinkedItem; children?: ReactNode }) {
  const { item, children } = props;
  const classes = useStyles();
  const { spare } = useTableStyles();
  return (
    <TableRow>
      <TableCell>
        <div className={classes.name}>
          <TypeIcon type={item.type} />
          <div>
            <ToolLink url={item.url} title={item.title} />
            {item.environment && (
              <>
                {' '}
                <Chip
                  size="small"
                  className={classes.environment}
                  label={item.environment}
                />
              </>
            )}
          </div>
        </div>
      </TableCell>
      <TableCell>
        <HealthState status={item.status} retired={item.retired} />
      </TableCell>
      <TableCell className={spare}>
        <RelativeTime iso={item.status.lastActivityAt} />
      </TableCell>
      <TableCell className={spare}>
        <Owner
          entityRef={item.owner}
          reason={item.ownerReason}
          because={item.ownerBecause}
        />
      </TableCell>
      <TableCell>
        <WhyPopover item={item} />
      </TableCell>
      {children && <TableCell align="right">{children}</TableCell>}
    </TableRow>
  );
}
