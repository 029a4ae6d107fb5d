import { SidebarItem } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { useBrokenSyncCount } from '@strata/backstage-plugin-tools';
import { navTranslationRef } from './translation';

const useStyles = makeStyles(theme => ({
  count: {
    padding: theme.spacing(0.25, 0.75),
    borderRadius: theme.spacing(1.25),
    color: theme.palette.secondary.contrastText,
    backgroundColor: theme.palette.secondary.main,
    ...theme.typography.caption,
  },
}));

/** The entry of the Syncs page, with how many syncs need somebody: a dot where the menu is folded. */
export function SyncsNavItem(props: {
  icon(): JSX.Element | null;
  to: string;
  text: string;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(navTranslationRef);
  const count = useBrokenSyncCount();
  if (count === 0) return <SidebarItem {...props} />;
  const words = t('brokenSyncs', { count });
  return (
    <SidebarItem
      {...props}
      hasNotifications
      aria-label={`${props.text}: ${words}`}
    >
      <span className={classes.count} title={words}>
        {count}
      </span>
    </SidebarItem>
  );
}
