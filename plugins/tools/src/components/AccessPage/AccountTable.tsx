import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { ToolAccount } from '@strata/backstage-plugin-tools-common';
import { toolsTranslationRef } from '../../translation/ref';
import { useTableStyles } from '../shared/cells';
import { DenseTable } from '../shared/DenseTable';
import { RelativeDay } from '../shared/RelativeDay';
import { ToolLink } from '../shared/ToolLink';
import { AccountAccessList } from './AccountAccessList';
import { AccountActions } from './AccountActions';
import { accountName } from './accountName';
import { Whose } from './Whose';

const useStyles = makeStyles({
  // Addresses are long and without a space.
  name: { overflowWrap: 'anywhere' },
});

/** Accounts with whose they are, what they may do, and what a person can do about it. */
export function AccountTable(props: {
  accounts: ToolAccount[];
  onDecided(): void;
}) {
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <DenseTable
      label={t('access.title')}
      columns={[
        { title: t('access.account') },
        { title: t('access.whose'), width: '26%' },
        { title: t('access.may') },
        { title: t('access.lastSignIn'), width: 104, spare: true },
        { width: 156 },
      ]}
    >
      <TableBody>
        {props.accounts.map(account => (
          <Row
            key={account.uid}
            account={account}
            onDecided={props.onDecided}
          />
        ))}
      </TableBody>
    </DenseTable>
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
