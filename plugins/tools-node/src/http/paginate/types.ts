import type { Paging } from '../../define/api';
import type { ConnectorError } from '../../define/errors';
import type { ApiResponse, RequestOptions } from '../../define/request';

export type Query = NonNullable<RequestOptions['query']>;
export type PagingOf<By extends Paging['by']> = Extract<Paging, { by: By }>;

export interface PageRequest {
  path: string;
  paging: Paging;
  query: Query;
  /** `next` of the last page of an earlier walk. */
  from?: string;
  fetch(
    target: string,
    query: Query | undefined,
    /** `ETag` that the answer is compared with. */
    validator?: string,
  ): Promise<ApiResponse>;
  /** A link as the tool wrote it, made absolute. */
  resolve(link: string): string;
  fail(problem: string): ConnectorError;
}

/** No list is longer; stops a tool that repeats itself for ever. */
export const MAX_PAGES = 10_000;
