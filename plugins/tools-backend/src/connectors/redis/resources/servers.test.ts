import { servers } from './servers';

const info = {
  redis_version: '7.2.4',
  redis_mode: 'standalone',
  role: 'master',
  connected_slaves: 0,
};

async function accessWith(port: string) {
  const config = { port, 'tls-port': '6380', 'tls-auth-clients': 'yes' };
  const row = { info, config, strangers: { getIn: false } };
  const { facts } = await servers.evidence!(row as any, {} as any, new Map());
  return facts!.find(({ type }) => type.id === 'store.access')!.value;
}

it('asks everybody for a certificate only where there is no plain port', async () => {
  expect(await accessWith('0')).toMatchObject({
    tls: 'required',
    clientCertificates: true,
  });
  expect(await accessWith('6379')).toMatchObject({
    tls: 'offered',
    clientCertificates: false,
  });
});
