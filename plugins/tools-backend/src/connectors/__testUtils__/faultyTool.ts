import { http, HttpResponse } from 'msw';
import { setupServer, type SetupServer } from 'msw/node';
import { withoutDetour, type Fault } from './faults';
import { BASE_URL, fits, toResponse, type RecordedResponse } from './wire';

/** Answers from a recording, run after run, and goes wrong in the run that it is told to. */
export class FaultyTool {
  fault?: Fault;
  private open: RecordedResponse[] = [];
  private asked = 0;
  /** At which place of the run each answer was first given. */
  private readonly places = new Map<RecordedResponse, number>();
  /** Requests of the last run without a fault. */
  private total = 1;
  private readonly server: SetupServer;

  constructor(
    private readonly responses: RecordedResponse[],
    private readonly jsonPrefix = '',
  ) {
    this.server = setupServer(
      http.all(`${BASE_URL}/*`, ({ request }) => this.answer(request)),
    );
    this.server.listen({ onUnhandledRequest: 'error' });
  }

  close() {
    this.server.close();
  }

  /** Plays one run from the start of the recording. */
  async during(run: () => Promise<void>, fault?: Fault): Promise<void> {
    this.fault = fault;
    this.open = [...this.responses];
    this.asked = 0;
    await run();
    if (!fault) this.total = Math.max(this.total, this.asked);
  }

  private async answer(request: Request): Promise<Response> {
    const found = await this.find(request);
    if (!found) return new HttpResponse(null, { status: 418 });
    const index = this.open.indexOf(found);
    if (index >= 0) {
      this.open.splice(index, 1);
      this.asked += 1;
      this.places.set(found, this.asked);
    }
    const place = this.places.get(found)!;
    const detour = new URL(request.url).pathname.includes('/moved/');
    const hit = !detour && this.fault?.hits(place, this.total);
    return hit
      ? this.fault!.answer(found, this.jsonPrefix)
      : toResponse(found, this.jsonPrefix);
  }

  /** The next recorded answer, or for a repeated request the one it got before. */
  private async find(request: Request) {
    const { method } = request;
    const headers = new Headers(request.headers);
    // This tool always answers in full.
    headers.delete('if-none-match');
    const body = await request.text();
    const path = request.url.slice(BASE_URL.length);
    const plain = new Request(`${BASE_URL}${withoutDetour(path)}`, {
      method,
      headers,
    });
    const matching = (entry: RecordedResponse) => fits(entry, plain, body);
    return this.open.find(matching) ?? this.responses.find(matching);
  }
}
