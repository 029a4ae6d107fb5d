import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import RemoveCircleOutlineIcon from '@material-ui/icons/RemoveCircleOutline';
import type {
  LinkCoverage,
  TeamCoverage,
} from '@strata/backstage-plugin-tools-common';
import { toolsTranslationRef } from '../../translation/ref';
import { Owner } from '../EntityTools/Owner';
import { useProcessTitle } from '../EntityTools/useProcessTitle';
import { useTypeName } from '../EntityTools/useTypeName';
import { useTableStyles } from '../shared/cells';
import { IconWord } from '../shared/IconWord';
import { nameOf } from './useLinkFilters';

/** Services of one team, or of nobody, that miss one process. */
export interface Cell {
  process: string;
  team?: string;
}

const useStyles = makeStyles({
  // Stands where a count without a button stands.
  cell: {
    padding: 0,
    minWidth: 0,
    fontSize: 'inherit',
    fontWeight: 'inherit',
    letterSpacing: 'inherit',
    textTransform: 'none',
    whiteSpace: 'nowrap',
    textDecoration: 'underline dotted',
    textUnderlineOffset: 3,
  },
});

/** Teams by processes: "12 of 14", and a click names the other two. */
export function CoverageTable(props: {
  coverage: LinkCoverage;
  onOpen(cell: Cell): void;
}) {
  const { coverage, onOpen } = props;
  const dense = useTableStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const titleOf = useProcessTitle();
  return (
    <TableContainer component={Paper}>
      <Table
        size="small"
        aria-label={t('links.coverage')}
        className={dense.table}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('links.team')}</TableCell>
            <TableCell align="right">{t('coverage.services')}</TableCell>
            {coverage.processes.map(({ process }) => (
              <TableCell key={process}>{titleOf(process)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {coverage.teams.map(team => (
            <TableRow key={team.owner ?? ''}>
              <TableCell component="th" scope="row">
                <Owner entityRef={team.owner} />
              </TableCell>
              <TableCell align="right">{team.services}</TableCell>
              {team.linked.map(({ process }) => (
                <TableCell key={process}>
                  <Count team={team} process={process} onOpen={onOpen} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Count(props: {
  team: TeamCoverage;
  process: string;
  onOpen(cell: Cell): void;
}) {
  const { team, process, onOpen } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const title = useProcessTitle()(process);
  const nameOfType = useTypeName();
  const linked = team.linked.find(one => one.process === process);
  const services = linked?.services ?? 0;
  const full = services === team.services;
  const words = t('coverage.count', {
    linked: String(services),
    total: String(team.services),
  });
  const types = linked?.types
    .map(one => `${nameOfType(one.type)} ${one.services}`)
    .join(', ');
  const state = (
    <IconWord
      icon={full ? CheckCircleIcon : RemoveCircleOutlineIcon}
      tone={full ? 'good' : 'warn'}
      word={words}
    />
  );
  if (full) return <span title={types}>{state}</span>;
  const name = team.owner ? nameOf(team.owner, 'group') : t('tab.noOwner');
  return (
    <Button
      size="small"
      className={classes.cell}
      title={types}
      aria-haspopup="dialog"
      aria-label={t('coverage.open', { name, process: title, state: words })}
      onClick={() => onOpen({ process, team: team.owner })}
    >
      {state}
    </Button>
  );
}
