import { openEncrypted, type Encryption, type Tls } from './encryption';

const NO_TLS = new Error('this server has no TLS');

/** How a connection was tried, and what came of it, with a server that cannot encrypt. */
async function tryPlainServer(encryption: Encryption, tls?: { ca?: string }) {
  const tried: (boolean | undefined)[] = [];
  const opened = openEncrypted({
    encryption,
    tls,
    open: async (options?: Tls) => {
      tried.push(options?.rejectUnauthorized);
      if (options) throw NO_TLS;
      return 'plain';
    },
    cannotEncrypt: error => error === NO_TLS,
  });
  return { tried, outcome: await opened.catch(error => error) };
}

it.each<[Encryption, { ca?: string } | undefined, unknown, unknown[]]>([
  ['preferred', undefined, 'plain', [false, undefined]],
  ['off', { ca: 'authority' }, 'plain', [undefined]],
  ['required', undefined, NO_TLS, [false]],
  ['verified', undefined, NO_TLS, [true]],
  ['preferred', { ca: 'authority' }, NO_TLS, [true]],
  ['required', { ca: 'authority' }, NO_TLS, [true]],
])(
  'with %s and %j meets a server without TLS',
  async (encryption, tls, outcome, tried) => {
    expect(await tryPlainServer(encryption, tls)).toEqual({ outcome, tried });
  },
);

it('takes no other failure for a server without TLS', async () => {
  const refused = new Error('wrong password');
  const opened = openEncrypted({
    encryption: 'preferred',
    tls: undefined,
    open: async () => Promise.reject(refused),
    cannotEncrypt: error => error === NO_TLS,
  });
  await expect(opened).rejects.toBe(refused);
});
