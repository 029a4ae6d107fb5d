import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { usePermission } from '@backstage/plugin-permission-react';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import Button, { type ButtonProps } from '@material-ui/core/Button';
import Tooltip from '@material-ui/core/Tooltip';
import { toolsTranslationRef } from '../../translation/ref';

type Props = Omit<ButtonProps, 'disabled'> & {
  permission: BasicPermission;
  /** Why the button cannot be used, apart from the permission. */
  blockedBy?: string;
  busy?: boolean;
};

/** A button that is disabled, and says why, for those who may not use it. */
export function PermissionButton(props: Props) {
  const { permission, blockedBy, busy, ...button } = props;
  const { t } = useTranslationRef(toolsTranslationRef);
  const { loading, allowed } = usePermission({ permission });
  const denied = !loading && !allowed;
  const reason = denied
    ? t('common.denied', { permission: permission.name })
    : blockedBy;
  const disabled = Boolean(loading || reason || busy);
  return (
    <Tooltip title={reason ?? ''}>
      {/* A disabled button has no events and no focus of its own. */}
      <span tabIndex={reason ? 0 : undefined} aria-label={reason}>
        <Button
          size="small"
          variant="outlined"
          {...button}
          disabled={disabled}
        />
      </span>
    </Tooltip>
  );
}
