import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import { makeStyles } from '@material-ui/core/styles';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import CheckCircleOutlineIcon from '@material-ui/icons/CheckCircleOutline';
import ReportProblemOutlinedIcon from '@material-ui/icons/ReportProblemOutlined';
import type {
  ItemLink,
  LinkConflict,
} from '@strata/backstage-plugin-tools-common';
import { useReason } from '../../hooks/useReason';
import { toolsTranslationRef } from '../../translation/ref';
import { DenseTable } from '../shared/DenseTable';
import { IconWord } from '../shared/IconWord';
import { ItemName } from './ItemName';
import { SettleConflict } from './SettleConflict';

const useStyles = makeStyles({
  joined: { borderBottom: 'none' },
  // The theme's stripes would part the claims of one item.
  row: { '&&': { background: 'none' } },
});

/** Items that several services claim, each claim with its reason, and the ways out. */
export function ConflictTable(props: {
  conflicts: LinkConflict[];
  onSettled(): void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <DenseTable
      label={t('conflicts.title')}
      columns={[
        { title: t('tab.columnItem'), width: '28%' },
        { title: t('conflicts.claim') },
        { width: 190 },
      ]}
    >
      {props.conflicts.map(conflict => (
        <TableBody key={conflict.item.uid} aria-label={conflict.item.title}>
          {conflict.claims.map((claim, at) => (
            <TableRow key={claim.id} className={classes.row}>
              {at === 0 && (
                <TableCell rowSpan={conflict.claims.length}>
                  <ItemName item={conflict.item} />
                </TableCell>
              )}
              <Claim claim={claim} joined={at < conflict.claims.length - 1} />
              {at === 0 && (
                <TableCell rowSpan={conflict.claims.length} align="right">
                  <SettleConflict
                    conflict={conflict}
                    onSettled={props.onSettled}
                  />
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      ))}
    </DenseTable>
  );
}

function Claim({ claim, joined }: { claim: ItemLink; joined: boolean }) {
  const classes = useStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const say = useReason();
  const cell = joined ? classes.joined : undefined;
  const against = claim.state === 'conflict';
  return (
    <TableCell className={cell}>
      <Box display="flex" flexWrap="wrap" alignItems="center" gridGap={4}>
        <IconWord
          icon={against ? ReportProblemOutlinedIcon : CheckCircleOutlineIcon}
          tone={against ? 'warn' : 'good'}
          word={t(against ? 'conflicts.against' : 'conflicts.applies')}
        />
        <EntityRefLink entityRef={claim.entityRef} />
      </Box>
      <Typography variant="body2" color="textSecondary">
        {say(claim)}
      </Typography>
    </TableCell>
  );
}
