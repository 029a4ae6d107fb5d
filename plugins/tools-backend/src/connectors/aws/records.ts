import type {
  ListResourceRecordSetsCommandInput,
  ListResourceRecordSetsCommandOutput,
} from '@aws-sdk/client-route-53';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { route53 } from './clients';
import { followMarkers } from './pages';

/** What the records of a zone show; the records themselves are not kept. */
export async function readRecords(
  { use }: ReadContext,
  zone: { id: string; name: string },
): Promise<{ nameServers: string[]; healthChecked: boolean }> {
  const pages = followMarkers<
    ListResourceRecordSetsCommandOutput,
    Partial<ListResourceRecordSetsCommandInput>
  >(
    start =>
      use(route53, client =>
        client.listResourceRecordSets({ HostedZoneId: zone.id, ...start }),
      ),
    startOfNext,
  );
  const nameServers: string[] = [];
  let healthChecked = false;
  for await (const { page } of pages) {
    for (const record of page.ResourceRecordSets ?? []) {
      healthChecked ||= Boolean(
        record.HealthCheckId ?? record.AliasTarget?.EvaluateTargetHealth,
      );
      if (record.Type === 'NS' && bare(record.Name) === zone.name) {
        nameServers.push(
          ...(record.ResourceRecords ?? []).map(({ Value }) => bare(Value)),
        );
      }
    }
  }
  return { nameServers: nameServers.sort(), healthChecked };
}

function startOfNext(page: ListResourceRecordSetsCommandOutput) {
  return page.IsTruncated
    ? {
        StartRecordName: page.NextRecordName,
        StartRecordType: page.NextRecordType,
        StartRecordIdentifier: page.NextRecordIdentifier,
      }
    : undefined;
}

/** A name without the dot that ends it. */
function bare(name = ''): string {
  return name.replace(/\.$/, '');
}
