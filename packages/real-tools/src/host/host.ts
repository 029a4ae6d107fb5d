import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Server, startServer, type ServerOptions } from './server';

/** A temporary folder and the processes of one real tool; `stop` ends and removes both. */
export class Host {
  private readonly servers: Server[] = [];
  private readonly endings: (() => Promise<void>)[] = [];

  private constructor(readonly folder: string) {}

  static async create(name: string): Promise<Host> {
    return new Host(await mkdtemp(join(tmpdir(), `strata-${name}-`)));
  }

  /** Starts a server; it is stopped with the host. */
  async spawn(
    command: string,
    args: string[],
    options: ServerOptions = {},
  ): Promise<Server> {
    const server = await startServer(command, args, {
      cwd: this.folder,
      ...options,
    });
    this.servers.push(server);
    return server;
  }

  /** What else must end with the host, after its servers. */
  atEnd(ending: () => Promise<void>): void {
    this.endings.push(ending);
  }

  /** What the servers printed last, for the report of a failure. */
  log(): string {
    return this.servers.map(server => server.log()).join('\n');
  }

  /** Stops the servers and keeps their data. */
  async stopServers(): Promise<void> {
    for (const server of this.servers.reverse()) await server.stop();
    this.servers.length = 0;
  }

  async stop(): Promise<void> {
    await this.stopServers();
    for (const ending of this.endings) await ending();
    await rm(this.folder, { recursive: true, force: true });
  }
}
