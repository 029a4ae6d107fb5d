import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer that a tool gave. */
export interface RecordedAnswer {
  /** Default GET. */
  method?: string;
  /** Encoded, below the base address. */
  path: string;
  /** All parameters. Default none. */
  query?: Record<string, string | undefined>;
  /** Default 200. */
  status?: number;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
}

/** A tool that answers from a recording, as often as it is asked. */
export interface RecordedTool {
  baseUrl: string;
  /** Requests for which there is no answer: `GET /api/projects?p=2`. */
  unexpected: string[];
  /** Answers that nobody asked for yet. */
  readonly unused: string[];
  stop(): Promise<void>;
}

/**
 * Starts a server that answers from a recording, on a free port of this machine. With `secret`,
 * a request that carries it in no header is answered with 401.
 */
export async function startRecordedTool(
  answers: readonly RecordedAnswer[],
  options: { secret?: string } = {},
): Promise<RecordedTool> {
  const left = new Set(answers);
  const unexpected: string[] = [];
  const server = createServer(({ method = 'GET', url = '/', headers }, res) => {
    const wanted = `${method} ${sorted(url)}`;
    const answer = answers.find(each => nameOf(each) === wanted);
    if (!carries(headers, options.secret)) return res.writeHead(401).end();
    if (!answer) {
      unexpected.push(wanted);
      return res.writeHead(404).end();
    }
    left.delete(answer);
    return res
      .writeHead(answer.status ?? 200, {
        'content-type': 'application/json',
        ...answer.headers,
      })
      .end(answer.body === undefined ? '' : JSON.stringify(answer.body));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    unexpected,
    get unused() {
      return [...left].map(nameOf);
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    },
  };
}

function nameOf({ method = 'GET', path, query = {} }: RecordedAnswer): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) parameters.set(name, value);
  }
  return `${method} ${sorted(`${path}?${parameters}`)}`;
}

/** Parameters may come in any order. */
function sorted(address: string): string {
  const [path, query = ''] = address.split('?');
  const parameters = new URLSearchParams(query);
  parameters.sort();
  return parameters.size ? `${path}?${parameters}` : path;
}

function carries(headers: object, secret: string | undefined): boolean {
  if (!secret) return true;
  const texts = Object.values(headers).flat().map(String);
  const pairs = texts.map(text =>
    Buffer.from(text.replace(/^Basic /, ''), 'base64').toString(),
  );
  return [...texts, ...pairs].some(text => text.includes(secret));
}
