import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { createPermission } from '@backstage/plugin-permission-common';
import { useState } from 'react';
import { useAction } from '../../hooks/useAction';
import { toolsTranslationRef } from '../../translation/ref';
import { PermissionButton } from '../shared/PermissionButton';

/** The catalog's own, by which it decides itself. */
const registerPermission = createPermission({
  name: 'catalog.location.create',
  attributes: { action: 'create' },
});

/** Registers the catalog file of a repository with the catalog. */
export function RegisterButton(props: { title: string; url: string }) {
  const { title, url } = props;
  const catalog = useApi(catalogApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const { busy, act } = useAction();
  const [registered, setRegistered] = useState(false);
  const register = () =>
    act({
      what: t('unregistered.registerOf', { title }),
      run: async () => {
        await catalog.addLocation({ type: 'url', target: url });
        setRegistered(true);
      },
      done: t('unregistered.registered', { title }),
    });
  return (
    <PermissionButton
      permission={registerPermission}
      busy={busy}
      blockedBy={registered ? t('unregistered.soon') : undefined}
      aria-label={t('unregistered.registerOf', { title })}
      onClick={register}
    >
      {t('unregistered.register')}
    </PermissionButton>
  );
}
