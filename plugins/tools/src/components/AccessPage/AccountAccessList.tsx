import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  AccountAccess,
  ToolAccount,
} from '@strata/backstage-plugin-tools-common';
import { toolsTranslationRef } from '../../translation/ref';
import { ToolLink } from '../shared/ToolLink';

/** More of them say little; the count says the rest. */
const SHOWN = 3;

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, overflowWrap: 'anywhere' },
});

/** What an account may do, item by item. */
export function AccountAccessList({ account }: { account: ToolAccount }) {
  const classes = useStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const shown = [...byItem(account.access)].slice(0, SHOWN);
  const more = account.items - shown.length;
  if (!shown.length) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('access.itemsNone')}
      </Typography>
    );
  }
  return (
    <Typography component="ul" variant="body2" className={classes.list}>
      {shown.map(([uid, rights]) => (
        <li key={uid}>
          <ToolLink url={rights[0].url} title={rights[0].title} />
          {': '}
          {rights.map(right => describe(right, t)).join(', ')}
        </li>
      ))}
      {more > 0 && <li>{t('access.itemsMore', { count: more })}</li>}
    </Typography>
  );
}

function byItem(access: AccountAccess[]): Map<string, AccountAccess[]> {
  const items = new Map<string, AccountAccess[]>();
  for (const right of access) {
    items.set(right.itemUid, [...(items.get(right.itemUid) ?? []), right]);
  }
  return items;
}

type Translate = ReturnType<
  typeof useTranslationRef<typeof toolsTranslationRef.T>
>['t'];

function describe({ level, via, until }: AccountAccess, t: Translate): string {
  const right = via ? t('access.via', { level, via }) : level;
  return until
    ? `${right} ${t('access.until', { day: until.slice(0, 10) })}`
    : right;
}
