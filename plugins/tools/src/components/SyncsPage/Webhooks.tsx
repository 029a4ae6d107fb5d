import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import type {
  DeliveryRefusal,
  InstanceWebhooks,
} from '@strata/backstage-plugin-tools-common';
import { useCallback } from 'react';
import { toolsApiRef } from '../../api';
import { usePolled } from '../../hooks/usePolled';
import { toolsTranslationRef } from '../../translation/ref';
import { RelativeTime } from '../shared/RelativeTime';
import { Snippet } from '../shared/Snippet';

const REFRESH_MS = 10_000;

const REFUSALS = {
  unproven: 'webhooks.unproven',
  replayed: 'webhooks.replayed',
  'too-large': 'webhooks.tooLarge',
  unusable: 'webhooks.unusable',
} as const satisfies Record<DeliveryRefusal, string>;

/** Whether the tool tells at once what changed, and what to do so that it does. */
export function Webhooks({ instance }: { instance: string }) {
  const api = useApi(toolsApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const load = useCallback(() => api.getWebhooks(instance), [api, instance]);
  const { value: webhooks, error } = usePolled(load, REFRESH_MS);
  if (webhooks ? !webhooks.supported : !error) return null;
  return (
    <section>
      <Typography variant="h6" component="h3">
        {t('webhooks.title')}
      </Typography>
      {webhooks ? (
        <>
          <Arrivals webhooks={webhooks} />
          <Setup webhooks={webhooks} />
        </>
      ) : (
        <Typography variant="body2">{t('webhooks.error')}</Typography>
      )}
    </section>
  );
}

function Arrivals({ webhooks }: { webhooks: InstanceWebhooks }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  const { accepted, configured, lastAcceptedAt, secretKey } = webhooks;
  if (!configured) {
    return (
      <Typography variant="body2">
        {t('webhooks.off', { key: secretKey })}
      </Typography>
    );
  }
  return (
    <>
      <Typography variant="body2">
        {lastAcceptedAt
          ? t('webhooks.last', {
              time: <RelativeTime key="time" iso={lastAcceptedAt} />,
            })
          : t('webhooks.never')}{' '}
        {accepted > 0 && t('webhooks.accepted', { count: accepted })}{' '}
        {webhooks.waiting > 0 &&
          t('webhooks.waiting', { count: webhooks.waiting })}
      </Typography>
      {webhooks.refused.length > 0 && (
        <Typography component="ul" variant="body2">
          {webhooks.refused.map(({ outcome, count, lastAt }) => (
            <li key={outcome}>
              {t(REFUSALS[outcome], {
                count,
                time: <RelativeTime key="time" iso={lastAt} />,
              })}
            </li>
          ))}
        </Typography>
      )}
    </>
  );
}

function Setup({ webhooks }: { webhooks: InstanceWebhooks }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  const { address, docs, secretKey, setup } = webhooks;
  return (
    <details>
      <Typography variant="body2" component="summary">
        {t('webhooks.setup')}
      </Typography>
      <Typography component="ol" variant="body2">
        <li>{t('webhooks.secret', { key: secretKey })}</li>
        {setup.map(sentence => (
          <li key={sentence}>{sentence}</li>
        ))}
      </Typography>
      <Snippet text={address} />
      {docs && <Link to={docs}>{t('webhooks.docs')}</Link>}
    </details>
  );
}
