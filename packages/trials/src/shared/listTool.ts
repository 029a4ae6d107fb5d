import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** One row as the tool lists it. */
export interface Row {
  id: number;
  name: string;
}

/** A tool with one list by cursor, which answers after a while and remembers what it was asked. */
export class ListTool {
  readonly rows = new Map<number, string>();
  /** Cursors in the order in which they were answered. */
  readonly asked: number[] = [];
  baseUrl = '';
  /** Cursors of requests that have no answer yet. */
  readonly open = new Set<number>();
  private server?: Server;

  constructor(
    private readonly options: { pageSize: number; latencyMs: number },
  ) {}

  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      const url = new URL(request.url!, 'http://tool');
      this.answer(Number(url.searchParams.get('after') ?? 0), response);
    });
    await new Promise<void>(done => this.server!.listen(0, '127.0.0.1', done));
    const { port } = this.server.address() as AddressInfo;
    this.baseUrl = `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise(done => this.server?.close(done));
  }

  /** Of one walk through the list: a full page does not tell that it is the last. */
  get pages(): number {
    return Math.floor(this.rows.size / this.options.pageSize) + 1;
  }

  private async answer(after: number, response: ServerResponse) {
    this.open.add(after);
    await wait(this.options.latencyMs);
    this.open.delete(after);
    const rows: Row[] = [...this.rows]
      .filter(([id]) => id > after)
      .sort(([a], [b]) => a - b)
      .slice(0, this.options.pageSize)
      .map(([id, name]) => ({ id, name }));
    const more = rows.length === this.options.pageSize;
    if (response.destroyed) return;
    this.asked.push(after);
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ rows, next: more ? rows.at(-1)!.id : null }));
  }
}
