import { http, HttpResponse } from 'msw';
import { setupServer, type SetupServer } from 'msw/node';
import type { Dialect } from './dialects';
import { withoutDetour, type Fault } from './faults';
import { BASE_URL, carries, fits, type RecordedResponse } from './wire';

/** Answers from a recording, run after run, and goes wrong in the run that it is told to. */
export class FaultyTool {
  fault?: Fault;
  /** Of this run, each as `GET /path` with its query. */
  requests: string[] = [];
  private open: RecordedResponse[] = [];
  private asked = 0;
  /** Requests of this run that went wrong. */
  private readonly hit = new Set<string>();
  /** Requests of the last run without a fault. */
  private total = 1;
  private readonly server: SetupServer;

  constructor(
    private readonly responses: RecordedResponse[],
    private readonly dialect: Dialect,
  ) {
    this.server = setupServer(
      http.all(`${BASE_URL}/*`, ({ request }) => this.answer(request)),
    );
    this.server.listen({ onUnhandledRequest: 'error' });
  }

  /** Whether anything has gone wrong in this run: one that goes on with another may ask less. */
  get wentWrong(): boolean {
    return this.hit.size > 0;
  }

  close() {
    this.server.close();
  }

  /** Plays one run from the start of the recording. */
  async during(run: () => Promise<void>, fault?: Fault): Promise<void> {
    this.fault = fault;
    this.open = [...this.responses];
    this.asked = 0;
    this.hit.clear();
    this.requests = [];
    await run();
    if (!fault) this.total = Math.max(this.total, this.asked);
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
    const possible = !this.fault?.written || this.dialect.writes(found);
    if (!detour && possible && this.fault?.hits(this.asked, this.total)) {
      this.hit.add(question);
    }
    // What went wrong once goes wrong again when it is repeated.
    return this.hit.has(question)
      ? this.fault!.answer(found, this.dialect)
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
