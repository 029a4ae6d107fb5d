import type { SyncErrorKind } from '@strata/backstage-plugin-tools-common';
import type { z } from 'zod';
import type { ConnectorError } from './errors';
import type { ApiResponse, RequestOptions } from './request';

/**
 * The only way a connector reaches its tool. Paths are relative to the configured base URL;
 * an absolute address of another origin is refused. Retries, `Retry-After`, timeouts, size
 * limits and concurrency are handled here.
 */
export interface ApiClient {
  /** The configured base URL without a trailing slash, for building links. */
  readonly baseUrl: string;
  request(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    options?: RequestOptions,
  ): Promise<ApiResponse>;
  /** GET, parsed with `schema`; a `contract` error names the path and the first problem. */
  get<T>(
    path: string,
    schema: z.ZodType<T>,
    options?: RequestOptions,
  ): Promise<T>;
  /** Like `get`, for the tools that take a question as the body of a POST; retried as a GET is. */
  ask<T>(
    path: string,
    body: unknown,
    schema: z.ZodType<T>,
    options?: RequestOptions,
  ): Promise<T>;
  /** Like `get`, but `undefined` for the statuses in `allow`, and for 304 with a `validator`. */
  find<T>(
    path: string,
    schema: z.ZodType<T>,
    options?: RequestOptions,
  ): Promise<T | undefined>;
  /** The typed error for an answer that tells of a failure though its status does not. */
  failure(kind: SyncErrorKind, reason: string): ConnectorError;
  pages(
    path: string,
    paging: Paging,
    options?: PagesOptions,
  ): AsyncIterable<ListPage>;
}

export interface PagesOptions extends RequestOptions {
  /**
   * Where an earlier walk stopped: `next` of its last page, so `context.resumeAt` in a list of its
   * own. Pages of a walk that is not given it, even as `undefined`, carry no `next`.
   */
  from?: string;
  /**
   * Whether the first answer's `ETag` stands for the whole list: the pages then carry it,
   * and with the `validator` of an earlier walk the tool may say that nothing has changed.
   */
  conditional?: boolean;
}

/** How a list is paged; `rows` names the property that holds the rows, if it is not the body itself. */
export type Paging = (
  | { by: 'single' }
  /** `page=1,2,…` until a page is shorter than `size`, or until `pages` says so. */
  | {
      by: 'page';
      param: string;
      sizeParam: string;
      size: number;
      first?: number;
      /** Property with the number of pages, for tools that refuse to give one page too many. */
      pages?: string;
      /** Property with the number of rows over all pages. */
      total?: string;
    }
  /** `startAt=0,50,…` until `isLast`, `total` or a header with the count says so. */
  | {
      by: 'offset';
      param: string;
      sizeParam: string;
      size: number;
      total?: string;
      isLast?: string;
    }
  | {
      by: 'cursor';
      param: string;
      next: string;
      sizeParam?: string;
      size?: number;
    }
  /** Follows the `next` of the Link header, or of the property `next` of the body. */
  | {
      by: 'link';
      sizeParam: string;
      size: number;
      next?: string;
      total?: string;
    }
) & { rows?: string };

/** One page of raw rows, with what the tool says about completeness. */
export interface ListPage {
  rows: unknown[];
  /** The tool's own count over all pages, where it gives one. */
  total?: number;
  /** Set on the page that the tool marks, or that provably is, the last. */
  last: boolean;
  /** Where the tool itself tells why it left rows out: what is lacking, in one sentence. */
  incompleteBecause?: string;
  /** Where the list goes on, in words of its own; absent where it cannot be resumed. */
  next?: string;
  /** By which the tool can be asked next time whether anything changed: `context.validator`. */
  validator?: string;
  /**
   * Set on the one page, without rows, of a list that is as it was when `context.validator` was
   * given out.
   */
  unchanged?: boolean;
}
