import type { SyncErrorKind } from '@strata/backstage-plugin-tools-common';
import type {
  ApiClient,
  ApiResponse,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';

export const API_PATH = '/api_jsonrpc.php';

const errorSchema = z.object({
  code: z.number(),
  message: z.string().default(''),
  data: z.string().default(''),
});
type RpcError = z.output<typeof errorSchema>;

const envelope = z.object({
  result: z.unknown().optional(),
  error: errorSchema.optional(),
});

/** What a JSON-RPC answer holds; its errors, which come with status 200, as errors. */
export function resultOf(
  answer: ApiResponse,
  method: string,
  api: ApiClient,
): unknown {
  const { data } = envelope.safeParse(answer.json());
  if (!data) throw api.failure('contract', `${method}: not JSON-RPC`);
  const { error, result } = data;
  if (!error) return result;
  throw api.failure(kindOf(error), `${method}: ${error.data || error.message}`);
}

const REFUSED =
  /not authori[sz]ed|re-login|incorrect user name|password is incorrect|token expired/i;

/** There are few codes; the text tells them apart. */
function kindOf({ code, data }: RpcError): SyncErrorKind {
  if (REFUSED.test(data)) return 'auth';
  if (/^no permissions/i.test(data)) return 'forbidden';
  // https://www.jsonrpc.org/specification#error_object
  return code >= -32602 && code <= -32600 ? 'contract' : 'unavailable';
}
