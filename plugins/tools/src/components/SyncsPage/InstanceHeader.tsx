import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import LinkOffIcon from '@material-ui/icons/LinkOff';
import { toolsTranslationRef } from '../../translation/ref';
import { useTableStyles } from '../shared/cells';
import { IconWord } from '../shared/IconWord';
import { CheckButton } from './CheckButton';
import { isRead, type SharedError, type SyncGroup } from './order';
import { PausedWord } from './Paused';
import { RemedyText } from './Remedy';
import { SYNC_COLUMNS } from './SyncRow';
import { TakenOverFrom } from './TakenOverFrom';

const useStyles = makeStyles(theme => ({
  row: { '&&': { background: theme.palette.background.default } },
  cell: { borderTop: `1px solid ${theme.palette.divider}` },
  fold: {
    minWidth: 0,
    justifyContent: 'flex-start',
    textTransform: 'none',
    textAlign: 'left',
  },
  title: { fontWeight: 700 },
}));

/** The line above the syncs of one instance; it folds them. */
export function InstanceHeader(props: {
  group: SyncGroup;
  open: boolean;
  errors: SharedError[];
  onToggle(): void;
}) {
  const { group, open, errors, onToggle } = props;
  const classes = useStyles();
  const { spare } = useTableStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const { title, connectorTitle } = group;
  const name = title.includes(connectorTitle)
    ? title
    : `${connectorTitle}: ${title}`;
  return (
    <TableRow className={classes.row}>
      <TableCell
        component="th"
        scope="rowgroup"
        colSpan={SYNC_COLUMNS}
        className={classes.cell}
      >
        <Box display="flex" flexWrap="wrap" alignItems="center" gridGap={16}>
          <Button
            className={classes.fold}
            size="small"
            aria-expanded={open}
            onClick={onToggle}
            startIcon={open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
          >
            <span className={classes.title}>{name}</span>
          </Button>
          <GroupState group={group} />
          <Typography variant="body2" color="textSecondary" className={spare}>
            {t('cockpit.items', { count: group.items })}
          </Typography>
          {group.takenOver && <TakenOverFrom takenOver={group.takenOver} />}
          {!isRetired(group) && (
            <Box ml="auto">
              <CheckButton instance={group.instance} title={title} />
            </Box>
          )}
        </Box>
        {errors.map(({ error, syncs }, at) => (
          <RemedyText
            key={at}
            sentences={[
              `${t(`errorKind.${error.kind}`)}: ${error.message}`,
              error.remedy,
              t('cockpit.errorOf', {
                resources: syncs.map(sync => sync.resourceTitle).join(', '),
              }),
            ]}
          />
        ))}
      </TableCell>
    </TableRow>
  );
}

function GroupState({ group }: { group: SyncGroup }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  const { broken, paused } = group;
  const syncs = group.syncs.filter(isRead);
  if (isRetired(group)) {
    return (
      <IconWord icon={LinkOffIcon} tone="quiet" word={t('outcome.retired')} />
    );
  }
  return (
    <>
      {broken > 0 ? (
        <IconWord
          icon={ErrorIcon}
          tone="bad"
          word={t('cockpit.brokenOf', {
            count: broken,
            total: String(syncs.length),
          })}
        />
      ) : (
        <IconWord
          icon={CheckCircleIcon}
          tone="good"
          word={t('cockpit.well', { count: syncs.length })}
        />
      )}
      {paused > 0 && <PausedWord />}
    </>
  );
}

function isRetired({ syncs }: SyncGroup): boolean {
  return !syncs.some(isRead);
}
