import type {
  Action,
  Listener as V2Listener,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { unlessForbidden } from '../../shared/permission';
import { elbV2 } from '../clients';
import { followMarkers } from '../pages';
import type { Listener } from './row';

/** Of an application, network or gateway load balancer. */
export async function readListeners(
  context: ReadContext,
  region: string,
  arn: string,
): Promise<Listener[]> {
  const pages = followMarkers(
    marker =>
      context.use(elbV2, clients =>
        clients
          .in(region)
          .describeListeners({ LoadBalancerArn: arn, Marker: marker }),
      ),
    page => page.NextMarker || undefined,
  );
  const listeners: Listener[] = [];
  for await (const { page } of pages) {
    for (const listener of page.Listeners ?? []) {
      listeners.push({
        ...toListener(listener),
        certificates: await readCertificates(context, region, listener),
      });
    }
  }
  return listeners;
}

/** The one for everybody and those for names that clients ask for. */
async function readCertificates(
  { use }: ReadContext,
  region: string,
  { ListenerArn: arn, Certificates: usual = [] }: V2Listener,
): Promise<string[] | undefined> {
  if (!usual.length) return [];
  const all = [...usual];
  const pages = followMarkers(
    marker =>
      unlessForbidden(
        use(elbV2, clients =>
          clients
            .in(region)
            .describeListenerCertificates({ ListenerArn: arn, Marker: marker }),
        ),
      ),
    page => page?.NextMarker || undefined,
  );
  for await (const { page } of pages) {
    if (!page) return undefined;
    all.push(...(page.Certificates ?? []));
  }
  return all.flatMap(({ CertificateArn }) => CertificateArn ?? []);
}

function toListener(listener: V2Listener): Omit<Listener, 'certificates'> {
  const actions = listener.DefaultActions ?? [];
  return {
    protocol: listener.Protocol ?? '',
    redirects: actions.length > 0 && actions.every(leadsToTls),
    tlsPolicies: listener.SslPolicy ? [listener.SslPolicy] : [],
  };
}

function leadsToTls({ Type: type, RedirectConfig: redirect }: Action) {
  return type === 'redirect' && redirect?.Protocol === 'HTTPS';
}
