import { z } from 'zod';
import {
  createReadContext,
  defineConnector,
  parseInstance,
  type ClientDefinition,
} from '..';

class WireError extends Error {
  constructor(readonly code: string, message: string) {
    super(message);
  }
}

const connector = defineConnector({
  id: 'wired',
  title: 'Wired',
  technology: 'redis',
  docs: 'https://wired.example.com',
  permissions: ['the reader role'],
  auth: ['basic', 'none'],
  settings: z.object({ servers: z.array(z.string()).default([]) }),
  api: {
    protocols: ['wired'],
    ping: ({ use }) => use(client(), async () => 1),
  },
  resources: [],
});

interface Connection {
  closed: boolean;
}

let opened: Connection[];

beforeEach(() => {
  opened = [];
});

function client(
  open: () => Promise<Connection> = async () => ({ closed: false }),
): ClientDefinition<Connection> {
  return {
    open: async () => {
      const connection = await open();
      opened.push(connection);
      return connection;
    },
    close: connection => {
      connection.closed = true;
    },
    errorKind: error =>
      error instanceof WireError
        ? (
            {
              NOAUTH: 'auth',
              NOPERM: 'forbidden',
              DOWN: 'unavailable',
            } as const
          )[error.code]
        : undefined,
  };
}

function openContext(timeoutMs?: number) {
  const parsed = parseInstance(connector, 'main', {
    baseUrl: 'wired://tool.example:99',
    username: 'strata',
    token: 'canary-secret',
    servers: ['b:99'],
  });
  if ('problems' in parsed) throw new Error(parsed.problems.join());
  const signal = new AbortController().signal;
  const retry = { baseDelayMs: 1 };
  return createReadContext({
    instance: parsed.instance,
    signal,
    timeoutMs,
    retry,
  });
}

it('opens one connection for all calls of a run and closes it', async () => {
  const { context, calls, close } = openContext();
  const definition = client();
  const answers = await Promise.all(
    [1, 2, 3].map(value => context.use(definition, async () => value)),
  );
  expect(answers).toEqual([1, 2, 3]);
  expect(opened).toHaveLength(1);
  expect(calls()).toBe(4);
  await close();
  expect(opened[0].closed).toBe(true);
});

it('tells how the instance is configured', async () => {
  const { context } = openContext(5000);
  const open = jest.fn(async () => ({ closed: false }));
  await context.use({ ...client(), open }, async () => 1);
  expect(open).toHaveBeenCalledWith({
    url: new URL('wired://tool.example:99'),
    username: 'strata',
    password: 'canary-secret',
    tls: undefined,
    settings: { servers: ['b:99'] },
    timeoutMs: 5000,
  });
});

it.each([
  ['NOAUTH', 'auth', /Wired main refused the credential: no \*\*\* here/],
  ['NOPERM', 'forbidden', /does not let this account read that/],
  ['DOWN', 'unavailable', /could not be reached/],
])('puts %s into the words of %s', async (code, kind, message) => {
  const { context } = openContext();
  const failing = context.use(client(), async () => {
    throw new WireError(code, 'no canary-secret\nhere');
  });
  await expect(failing).rejects.toMatchObject({
    kind,
    message: expect.stringMatching(message),
    remedy: expect.stringMatching(/tools\.wired\.main|the reader role/),
  });
});

it('lets a fault of its own through', async () => {
  const { context } = openContext();
  const failing = context.use(client(), async () => {
    throw new TypeError('a bug');
  });
  await expect(failing).rejects.toThrow(TypeError);
});

it('opens anew after a connection that failed to open', async () => {
  const { context } = openContext();
  let tries = 0;
  const definition = client(async () => {
    tries += 1;
    if (tries === 1) throw new WireError('DOWN', 'starting');
    return { closed: false };
  });
  const call = () => context.use(definition, async () => 'fine');
  await expect(call()).rejects.toMatchObject({ kind: 'unavailable' });
  await expect(call()).resolves.toBe('fine');
});

it('gives up on what takes too long, and closes what opens too late', async () => {
  const { context } = openContext(30);
  let finish: (connection: Connection) => void = () => {};
  const slow = client(
    () =>
      new Promise(resolve => {
        finish = resolve;
      }),
  );
  await expect(context.use(slow, async () => 1)).rejects.toThrow(
    /took too long/,
  );
  const late = { closed: false };
  finish(late);
  await new Promise(done => setTimeout(done, 10));
  expect(late.closed).toBe(true);
});

describe('calls that are requests of their own', () => {
  /** Fails as often as it has errors, and counts. */
  const calls = (...codes: string[]) => {
    const made: string[] = [];
    const call = async () => {
      made.push('call');
      const code = codes[made.length - 1];
      if (code) throw new WireError(code, 'for now');
      return 'fine';
    };
    return { made, call };
  };
  const repeatable = { ...client(), repeatable: true };

  it('are made again where they may succeed later', async () => {
    const { context, calls: counted } = openContext();
    const { made, call } = calls('DOWN', 'DOWN');
    await expect(context.use(repeatable, call)).resolves.toBe('fine');
    expect(made).toHaveLength(3);
    expect(counted()).toBe(4);
  });

  it.each(['NOAUTH', 'NOPERM'])('are not after %s', async code => {
    const { context } = openContext();
    const { made, call } = calls(code);
    await expect(context.use(repeatable, call)).rejects.toThrow();
    expect(made).toHaveLength(1);
  });

  it('wait as long as they are told to, which may be until the next run', async () => {
    const { context } = openContext();
    const { made, call } = calls('DOWN');
    const patient = { ...repeatable, retryAfter: () => '3600' };
    await expect(context.use(patient, call)).rejects.toMatchObject({
      kind: 'unavailable',
      retryAfterMs: 3_600_000,
    });
    expect(made).toHaveLength(1);
  });

  it('are all that is made again', async () => {
    const { context } = openContext();
    const { made, call } = calls('DOWN');
    await expect(context.use(client(), call)).rejects.toThrow();
    expect(made).toHaveLength(1);
  });
});

it('refuses an address of another protocol', () => {
  const parsed = parseInstance(connector, 'main', {
    baseUrl: 'https://tool.example',
  });
  expect(parsed).toEqual({
    problems: ['tools.wired.main.baseUrl: must start with wired://'],
  });
});
