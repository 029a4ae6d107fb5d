import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { ToolAccount } from '@strata/backstage-plugin-tools-common';
import clsx from 'clsx';
import { toolsTranslationRef } from '../../translation/ref';
import { useTableStyles } from '../shared/cells';
import { RelativeDay } from '../shared/RelativeDay';
import { ToolLink } from '../shared/ToolLink';
import { AccountAccessList } from './AccountAccessList';
import { AccountActions } from './AccountActions';
import { accountName } from './accountName';
import { Whose } from './Whose';

const useStyles = makeStyles({
  table: { tableLayout: 'fixed', minWidth: 520 },
  signIn: { width: 104 },
  whose: { width: '26%' },
  actions: { width: 156 },
  // Addresses are long and without a space.
  name: { overflowWrap: 'anywhere' },
});

/** Accounts with whose they are, what they may do, and what a person can do about it. */
export function AccountTable(props: {
  accounts: ToolAccount[];
  onDecided(): void;
}) {
  const classes = useStyles();
  const dense = useTableStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <TableContainer component={Paper}>
      <Table
        size="small"
        aria-label={t('access.title')}
        className={clsx(dense.table, classes.table)}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('access.account')}</TableCell>
            <TableCell className={classes.whose}>{t('access.whose')}</TableCell>
            <TableCell>{t('access.may')}</TableCell>
            <TableCell className={clsx(classes.signIn, dense.spare)}>
              {t('access.lastSignIn')}
            </TableCell>
            <TableCell className={classes.actions} />
          </TableRow>
        </TableHead>
        <TableBody>
          {props.accounts.map(account => (
            <Row
              key={account.uid}
              account={account}
              onDecided={props.onDecided}
            />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Row(props: { account: ToolAccount; onDecided(): void }) {
  const { account, onDecided } = props;
  const classes = useStyles();
  const dense = useTableStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const name = accountName(account);
  const place = [
    account.instanceTitle,
    account.name && account.username,
    account.email,
  ];
  return (
    <TableRow aria-label={name}>
      <TableCell className={classes.name}>
        <ToolLink url={account.url} title={name} />
        <Typography variant="body2" color="textSecondary">
          {place.filter(Boolean).join(' · ')}
        </Typography>
        {account.admin && (
          <Typography variant="body2">{t('access.administrator')}</Typography>
        )}
      </TableCell>
      <TableCell>
        <Whose account={account} />
      </TableCell>
      <TableCell>
        <AccountAccessList account={account} />
      </TableCell>
      <TableCell className={dense.spare}>
        {account.lastSignInAt && <RelativeDay iso={account.lastSignInAt} />}
      </TableCell>
      <TableCell align="right">
        <AccountActions account={account} onDecided={onDecided} />
      </TableCell>
    </TableRow>
  );
}
