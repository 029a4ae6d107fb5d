import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer, Asked } from '../bench/standIns/api';
import { gitlabApi, type GitlabState } from '../bench/standIns/gitlab';

/** An answer whose body may be something else than JSON. */
type Wrong = Answer & { text?: string; type?: string };

/** What GitLab does instead of answering; `undefined` where it answers as it should. */
export type Fault = (
  asked: Asked,
  count: number,
  good: () => Answer,
) => Wrong | 'reset' | undefined;

/** GitLab as the bench has it, out of order as long as `fault` is set. */
export class FaultyGitlab {
  fault?: Fault;
  baseUrl = '';
  private count = 0;
  private readonly state: GitlabState;
  private readonly server = createServer((request, response) => {
    const url = new URL(request.url!, this.baseUrl);
    const asked = {
      method: request.method!,
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      origin: this.baseUrl,
    };
    const good = () => gitlabApi.answer(asked, this.state);
    const wrong = this.fault?.(asked, ++this.count, good);
    if (wrong === 'reset') request.socket.destroy();
    else send(response, wrong ?? good());
  });

  constructor(projects: number) {
    this.state = { ...gitlabApi.state, projects };
  }

  async start(): Promise<void> {
    await new Promise<void>(done => this.server.listen(0, '127.0.0.1', done));
    const { port } = this.server.address() as AddressInfo;
    this.baseUrl = `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(done => this.server.close(done));
  }
}

function send(response: ServerResponse, answer: Wrong) {
  const { type = 'application/json' } = answer;
  response.writeHead(answer.status ?? 200, {
    'Content-Type': type,
    ...answer.headers,
  });
  response.end(answer.text ?? JSON.stringify(answer.json) ?? '');
}
