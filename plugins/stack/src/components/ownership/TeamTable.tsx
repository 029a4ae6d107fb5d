import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  IconButton,
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from '@material-ui/core';
import CollapsedIcon from '@material-ui/icons/ChevronRight';
import ExpandedIcon from '@material-ui/icons/ExpandMore';
import MissingIcon from '@material-ui/icons/ReportProblemOutlined';
import type { TeamOwnership } from '@strata/backstage-plugin-stack-common';
import { useUrlState } from '../../hooks/useUrlState';
import { stackTranslationRef } from '../../translation';
import { ServiceList } from '../shared/ServiceList';

const useStyles = makeStyles(theme => ({
  // Backstage's theme breaks words of narrow columns.
  table: { '& th': { wordBreak: 'normal' } },
  missing: { display: 'inline-flex', marginLeft: theme.spacing(1) },
  system: { marginRight: theme.spacing(2), whiteSpace: 'nowrap' },
}));

/** Teams with their services by system; the open team is in the address. */
export function TeamTable({ teams }: { teams: TeamOwnership[] }) {
  const { t } = useTranslationRef(stackTranslationRef);
  const classes = useStyles();
  const [{ team: open }, setValues] = useUrlState(['team']);
  return (
    <TableContainer>
      <Table
        size="small"
        aria-label={t('tabs.ownership')}
        className={classes.table}
      >
        <TableHead>
          <TableRow>
            <TableCell padding="checkbox" />
            <TableCell>{t('ownership.team')}</TableCell>
            <TableCell>{t('ownership.services')}</TableCell>
            <TableCell>{t('ownership.systems')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {teams.map(team => (
            <TeamRows
              key={team.ref}
              team={team}
              open={team.ref === open}
              onToggle={() =>
                setValues({ team: team.ref === open ? undefined : team.ref })
              }
            />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function TeamRows(props: {
  team: TeamOwnership;
  open: boolean;
  onToggle: () => void;
}) {
  const { team, open, onToggle } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(stackTranslationRef);
  return (
    <>
      <TableRow hover>
        <TableCell padding="checkbox">
          <IconButton
            size="small"
            aria-expanded={open}
            aria-label={t('ownership.expand', { name: team.title })}
            onClick={onToggle}
          >
            {open ? <ExpandedIcon /> : <CollapsedIcon />}
          </IconButton>
        </TableCell>
        <TableCell>
          <EntityRefLink entityRef={team.ref}>{team.title}</EntityRefLink>
          {team.missing && (
            <span className={classes.missing}>
              <MissingIcon fontSize="small" aria-hidden />
              {t('ownership.missing')}
            </span>
          )}
        </TableCell>
        <TableCell>{team.services}</TableCell>
        <TableCell>
          {team.systems.map(({ ref, title, services }) => (
            <span key={ref} className={classes.system}>
              {title || t('ownership.noSystem')} {services}
            </span>
          ))}
        </TableCell>
      </TableRow>
      {open && (
        <TableRow>
          <TableCell />
          <TableCell colSpan={3}>
            <ServiceList query={{ team: team.ref }} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}
