import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import { usePermission } from '@backstage/plugin-permission-react';
import Button, { type ButtonProps } from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Tooltip from '@material-ui/core/Tooltip';
import { toolsTranslationRef } from '../../translation/ref';

type Props = Omit<ButtonProps, 'disabled'> & {
  permission: BasicPermission;
  /** Why the button cannot be used, apart from the permission. */
  blockedBy?: string;
  busy?: boolean;
};

const useStyles = makeStyles(theme => ({
  blocked: { color: theme.palette.text.disabled, cursor: 'not-allowed' },
}));

/**
 * A button that does nothing, and says why, for those who may not use it. It stays in the tab order
 * then, because a disabled element could not show its reason to the keyboard.
 */
export function PermissionButton(props: Props) {
  const { permission, blockedBy, busy, ...button } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const { loading, allowed } = usePermission({ permission });
  const denied = !loading && !allowed;
  const reason = denied
    ? t('common.denied', { permission: permission.name })
    : blockedBy;
  const look = { size: 'small', variant: 'outlined' } as const;
  if (!reason) {
    return <Button {...look} {...button} disabled={loading || busy} />;
  }
  return (
    <Tooltip title={reason}>
      <Button
        {...look}
        {...button}
        color="default"
        className={classes.blocked}
        aria-disabled
        onClick={undefined}
      />
    </Tooltip>
  );
}
