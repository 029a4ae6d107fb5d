import type { SyncErrorKind } from '@strata/backstage-plugin-tools-common';
import type {
  ApiResponse,
  ListPage,
  ReadContext,
  RequestOptions,
} from '@strata/backstage-plugin-tools-node';
import type { Settings } from './settings';

/** Consul answers 403 both to an unknown token and to one without the right. */
export function errorKind({
  status,
  text,
}: {
  status: number;
  text: string;
}): SyncErrorKind | undefined {
  if (status === 403 && text.includes('ACL not found')) return 'auth';
  return status === 500 && text.includes('No path to datacenter')
    ? 'config'
    : undefined;
}

export function query(
  { settings }: ReadContext<Settings>,
  more: RequestOptions['query'] = {},
): RequestOptions['query'] {
  return { ...more, dc: settings.datacenter };
}

/**
 * Whether Consul left out what the token may not see; it says so from 1.11 on
 * (https://developer.hashicorp.com/consul/api-docs/features/filtering).
 */
export function isFiltered({ headers }: ApiResponse): boolean {
  return headers.get('x-consul-results-filtered-by-acls') === 'true';
}

/** Whether the list is all there is: with a rule that the token lacks, it is not. */
export function endOf(
  missingRule: string | false,
): Pick<ListPage, 'last' | 'incompleteBecause'> {
  return missingRule
    ? {
        last: false,
        incompleteBecause: `Consul left out what the token may not see; it needs ${missingRule} with the policy read.`,
      }
    : { last: true };
}

/** The rows of a list; a body that is none becomes a row that is counted as bad. */
export function rowsOf(answer: ApiResponse): unknown[] {
  const body = answer.json();
  return Array.isArray(body) ? body : [body];
}
