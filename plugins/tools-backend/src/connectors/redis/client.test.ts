import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { stranger, turnsAway } from './client';

describe('a connection without a credential', () => {
  let server: Server | undefined;
  afterEach(() => new Promise(done => server!.close(done)));

  async function ask(answer: (socket: Socket) => void): Promise<Error> {
    server = createServer(socket => {
      socket.on('error', () => {});
      socket.once('data', () => answer(socket));
    });
    await new Promise<void>(done => server!.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const url = new URL(`redis://127.0.0.1:${port}`);
    const client = await stranger.open({ url, timeoutMs: 2000 } as any);
    return client.call('PING').then(
      () => new Error('let in'),
      error => error,
    );
  }

  it.each([
    ['is told so', (socket: Socket) => socket.end('-NOAUTH Who?\r\n'), true],
    ['is left without a word', (socket: Socket) => socket.end(), true],
    ['breaks', (socket: Socket) => socket.resetAndDestroy(), false],
  ])('that %s is turned away or not', async (_, answer, away) => {
    expect(turnsAway(await ask(answer))).toBe(away);
  });
});
