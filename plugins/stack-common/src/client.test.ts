import { StackClient } from '.';

function clientOver(answer: () => Response) {
  const fetchMock = jest.fn(async (_url: URL) => answer());
  const client = new StackClient({
    discoveryApi: { getBaseUrl: async id => `http://portal/api/${id}` },
    fetchApi: { fetch: fetchMock as unknown as typeof fetch },
  });
  return { client, url: () => String(fetchMock.mock.calls[0][0]) };
}

const empty = () => Response.json({});

describe('StackClient', () => {
  it.each<[string, (client: StackClient) => Promise<unknown>]>([
    [
      '/stack?team=group%3Adefault%2Fa',
      c => c.getMap({ team: 'group:default/a' }),
    ],
    [
      '/services?limit=5&tool=gitlab.main',
      c =>
        c.listServices({
          limit: 5,
          select: { kind: 'tool', id: 'gitlab.main' },
        }),
    ],
    ['/technologies?used=true', c => c.listTechnologies({ used: true })],
    ['/technologies/c%2B%2B', c => c.getTechnology('c++')],
    ['/ownership', c => c.getOwnership()],
  ])('asks for %s', async (path, call) => {
    const { client, url } = clientOver(empty);
    await call(client);
    expect(url()).toBe(`http://portal/api/stack${path}`);
  });

  it('turns an error answer into an error of its kind', async () => {
    const { client } = clientOver(() =>
      Response.json(
        {
          error: { name: 'NotFoundError', message: 'no such technology' },
          response: { statusCode: 404 },
        },
        { status: 404 },
      ),
    );
    await expect(client.getTechnology('x')).rejects.toMatchObject({
      statusCode: 404,
      cause: { message: 'no such technology' },
    });
  });
});
