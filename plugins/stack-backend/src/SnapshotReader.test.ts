import { mockCredentials } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { SnapshotReader } from './SnapshotReader';

function setUp() {
  const clock = { now: 0 };
  const catalog = catalogServiceMock({ entities: [] });
  const streamEntities = jest.spyOn(catalog, 'streamEntities');
  const silent = async () => ({ state: 'notInstalled' as const });
  const reader = new SnapshotReader({
    catalog,
    neighbours: {
      ...{ readTools: silent, readObserved: silent },
      readCompliance: silent,
    },
    advice: {},
    now: () => clock.now,
  });
  const reads = () => streamEntities.mock.calls.length / 2;
  return { clock, reader, reads, streamEntities };
}

const mia = mockCredentials.user('user:default/mia.chen');
const aisha = mockCredentials.user('user:default/aisha.khan');

describe('SnapshotReader', () => {
  it('reads once for the requests of one page', async () => {
    const { reader, reads } = setUp();
    await Promise.all([reader.read(mia), reader.read(mia)]);
    expect(reads()).toBe(1);
  });

  it('never answers one caller with what another may see', async () => {
    const { reader, reads, streamEntities } = setUp();
    await reader.read(mia);
    await reader.read(aisha);
    await reader.read(mockCredentials.service('plugin:mcp'));
    expect(reads()).toBe(3);
    expect(streamEntities.mock.calls.map(([, options]) => options)).toEqual(
      [mia, mia, aisha, aisha]
        .map(credentials => ({ credentials }))
        .concat([expect.anything(), expect.anything()]),
    );
  });

  it('reads again when the answer is too old', async () => {
    const { clock, reader, reads } = setUp();
    await reader.read(mia);
    clock.now = 14_999;
    await reader.read(mia);
    expect(reads()).toBe(1);
    clock.now = 15_000;
    const { asOf } = await reader.read(mia);
    expect(reads()).toBe(2);
    expect(asOf).toBe('1970-01-01T00:00:15.000Z');
  });

  it('does not keep a failure', async () => {
    const { reader, streamEntities } = setUp();
    streamEntities.mockImplementationOnce(() => {
      throw new Error('catalog is starting');
    });
    await expect(reader.read(mia)).rejects.toThrow('catalog is starting');
    await expect(reader.read(mia)).resolves.toMatchObject({ services: [] });
  });

  it('forgets the caller who came longest ago when there are many', async () => {
    const { reader, reads } = setUp();
    await reader.read(mia);
    for (let i = 0; i < 50; i += 1) {
      await reader.read(mockCredentials.user(`user:default/u${i}`));
    }
    await reader.read(mockCredentials.user('user:default/u49'));
    expect(reads()).toBe(51);
    await reader.read(mia);
    expect(reads()).toBe(52);
  });
});
