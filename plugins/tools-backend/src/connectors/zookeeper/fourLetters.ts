import { connect } from 'node:net';

export interface Server {
  host: string;
  port: number;
}

/** The answer of one server to one of ZooKeeper's words of four letters, which need no session. */
export function ask(
  server: Server,
  word: 'srvr',
  timeoutMs: number,
): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(server, () => socket.write(word));
    socket.setEncoding('utf8');
    socket.setTimeout(timeoutMs, () =>
      socket.destroy(new Error(`${server.host}:${server.port} is too slow`)),
    );
    socket.on('data', text => {
      answer += text;
    });
    socket.once('error', reject);
    socket.once('close', () => resolve(answer));
  });
}

export interface State {
  version?: string;
  mode?: string;
  /** Whether it says that it follows no leader and serves nobody. */
  idle: boolean;
}

/** What `srvr` tells; neither version nor mode where the word is not allowed. */
export function parseState(answer: string): State {
  return {
    version: /^Zookeeper version: ([\d.]+)/m.exec(answer)?.[1],
    mode: /^Mode: (\S+)/m.exec(answer)?.[1],
    idle: answer.includes('not currently serving requests'),
  };
}
