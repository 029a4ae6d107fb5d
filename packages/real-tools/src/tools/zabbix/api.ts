import type { JsonValue } from '@backstage/types';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** Of the account that Zabbix is installed with. */
const ADMIN = { username: 'Admin', password: 'zabbix' };

/** Zabbix's API, as its administrator. */
export class Api {
  private constructor(
    private readonly url: string,
    private readonly session: string,
  ) {}

  static async signIn(baseUrl: string): Promise<Api> {
    const url = `${baseUrl}/api_jsonrpc.php`;
    return new Api(url, await call(url, 'user.login', ADMIN));
  }

  call(method: string, params: JsonValue): Promise<any> {
    return call(this.url, method, params, this.session);
  }

  /** Creates one object; its id. */
  async create(kind: string, params: JsonValue): Promise<string> {
    const ids = await this.call(`${kind}.create`, params);
    return (Object.values(ids) as string[][])[0][0];
  }
}

async function call(
  url: string,
  method: string,
  params: JsonValue,
  auth?: string,
): Promise<any> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params, auth }),
  });
  const { result, error } = await answer.json();
  if (error) throw new Error(`${method}: ${error.message} ${error.data}`);
  return result;
}

/** Hands the server one value; https://www.zabbix.com/documentation/6.0/en/manual/appendix/items/trapper */
export async function sendValue(
  port: number,
  value: { host: string; key: string; value: string },
): Promise<void> {
  const body = JSON.stringify({ request: 'sender data', data: [value] });
  const header = Buffer.alloc(13);
  header.write('ZBXD\x01', 'latin1');
  header.writeUInt32LE(Buffer.byteLength(body), 5);
  const socket = connect(port, '127.0.0.1');
  socket.write(Buffer.concat([header, Buffer.from(body)]));
  const answer = (await buffer(socket)).subarray(header.length).toString();
  if (!answer.includes('processed: 1;')) throw new Error(`refused: ${answer}`);
}
