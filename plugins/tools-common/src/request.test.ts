import { readJson, requestPlugin } from '.';

function backend(answer = () => Response.json({ ok: true })) {
  const fetchMock = jest.fn(async (_url: URL, _init: RequestInit) => answer());
  const options = {
    discoveryApi: {
      getBaseUrl: async (id: string) => `http://portal/api/${id}`,
    },
    fetchApi: { fetch: fetchMock as unknown as typeof fetch },
  };
  return { options, sent: () => fetchMock.mock.calls[0] };
}

describe('requestPlugin', () => {
  it('sends what is set, and the body as JSON', async () => {
    const { options, sent } = backend();
    const response = await requestPlugin(options, 'tools', ['POST', '/links'], {
      token: 'abc',
      query: { q: 'a&b', limit: 5, cursor: undefined },
      body: { a: 1 },
    });
    const [url, init] = sent();
    expect(String(url)).toBe('http://portal/api/tools/links?q=a%26b&limit=5');
    expect(init).toEqual({
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: 'Bearer abc',
      },
      body: '{"a":1}',
    });
    expect(await readJson(response)).toEqual({ ok: true });
  });

  it('names no type of content where there is none', async () => {
    const { options, sent } = backend();
    await requestPlugin(options, 'tools', ['GET', '/syncs']);
    expect(sent()[1]).toEqual({ method: 'GET', headers: {} });
  });

  it('turns an error answer into an error of its kind', async () => {
    const { options } = backend(() =>
      Response.json(
        {
          error: { name: 'NotAllowedError', message: 'not yours' },
          response: { statusCode: 403 },
        },
        { status: 403 },
      ),
    );
    await expect(
      requestPlugin(options, 'tools', ['GET', '/syncs']),
    ).rejects.toMatchObject({
      message: 'not yours',
      statusCode: 403,
    });
  });
});

describe('readJson', () => {
  it('is nothing where there is no content', async () => {
    const answer = new Response(null, { status: 204 });
    expect(await readJson(answer)).toBeUndefined();
  });
});
