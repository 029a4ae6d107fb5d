import { http, HttpResponse } from 'msw';
import { setupServer, type SetupServer } from 'msw/node';
import type { Dialect } from './dialects';
import { withoutDetour, type Fault } from './faults';
import { StandIn } from './standIn';
import { BASE_URL, carries, fits, type RecordedResponse } from './wire';

/** Answers from a recording. */
export class FaultyTool extends StandIn<Fault> {
  /** Of this run, each as `GET /path` with its query. */
  requests: string[] = [];
  private open: RecordedResponse[] = [];
  private readonly server: SetupServer;

  constructor(
    private readonly responses: RecordedResponse[],
    private readonly dialect: Dialect,
  ) {
    super();
    this.server = setupServer(
      http.all(`${BASE_URL}/*`, ({ request }) => this.answer(request)),
    );
    this.server.listen({ onUnhandledRequest: 'error' });
  }

  close() {
    this.server.close();
  }

  /** From the start of the recording. */
  protected begin() {
    this.open = [...this.responses];
    this.requests = [];
  }

  private async answer(request: Request): Promise<Response> {
    const body = await request.text();
    const path = request.url.slice(BASE_URL.length);
    this.requests.push(`${request.method} ${path}`);
    const found = this.find(request, body);
    if (!found) return new HttpResponse(null, { status: 418 });
    const index = this.open.indexOf(found);
    if (index >= 0) {
      this.open.splice(index, 1);
      this.asked += 1;
    }
    const question = `${request.method} ${request.url} ${body}`;
    const detour = new URL(request.url).pathname.includes('/moved/');
    const possible = !this.trouble?.written || this.dialect.writes(found);
    return (await this.goesWrong(this.asked, question, !detour && possible))
      ? this.trouble!.answer(found, this.dialect)
      : this.dialect.whole(found);
  }

  /** The next recorded answer, or for a repeated request one that it got before. */
  private find(request: Request, body: string) {
    const { method } = request;
    const headers = new Headers(request.headers);
    // This tool always answers in full.
    headers.delete('if-none-match');
    const path = request.url.slice(BASE_URL.length);
    const plain = new Request(`${BASE_URL}${withoutDetour(path)}`, {
      method,
      headers,
    });
    const matching = (entry: RecordedResponse) =>
      fits(entry, plain, body) && carries(entry, plain, body);
    return this.open.find(matching) ?? this.responses.find(matching);
  }
}
