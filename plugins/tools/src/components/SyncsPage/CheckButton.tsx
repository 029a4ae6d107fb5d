import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { toolsSyncRunPermission } from '@strata/backstage-plugin-tools-common';
import { useState } from 'react';
import { toolsTranslationRef } from '../../translation/ref';
import { PermissionButton } from '../shared/PermissionButton';
import { CheckDialog } from './CheckDialog';

/** Tries a tool and shows what was found. */
export function CheckButton(props: { instance: string; title: string }) {
  const { instance, title } = props;
  const { t } = useTranslationRef(toolsTranslationRef);
  const [open, setOpen] = useState(false);
  return (
    <>
      <PermissionButton
        permission={toolsSyncRunPermission}
        aria-label={t('check.buttonOf', { name: title })}
        onClick={() => setOpen(true)}
      >
        {t('check.button')}
      </PermissionButton>
      {open && (
        <CheckDialog
          instance={instance}
          title={title}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
