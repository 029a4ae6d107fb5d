import { startRecordedTool, type RecordedTool } from '..';

let tool: RecordedTool;

afterEach(() => tool.stop());

const ask = async (path: string, authorization = '') => {
  const response = await fetch(`${tool.baseUrl}${path}`, {
    headers: { authorization },
  });
  return { status: response.status, body: await response.text() };
};

it('answers what was recorded, and tells what does not fit', async () => {
  tool = await startRecordedTool([
    { path: '/jobs', query: { b: '2', a: '1 %' }, body: [1] },
    { path: '/gone', status: 410 },
  ]);
  expect(await ask('/jobs?a=1+%25&b=2')).toEqual({ status: 200, body: '[1]' });
  expect(await ask('/jobs?b=2&a=1%20%25')).toMatchObject({ status: 200 });
  expect(tool.unused).toEqual(['GET /gone']);
  expect(await ask('/gone')).toEqual({ status: 410, body: '' });
  expect(await ask('/jobs?a=2')).toMatchObject({ status: 404 });
  expect(tool.unused).toEqual([]);
  expect(tool.unexpected).toEqual(['GET /jobs?a=2']);
});

it('asks for its secret, in whatever form', async () => {
  tool = await startRecordedTool([{ path: '/' }], { secret: 's3cret' });
  const basic = Buffer.from('strata:s3cret').toString('base64');
  expect(await ask('/')).toMatchObject({ status: 401 });
  expect(await ask('/', 'Bearer other')).toMatchObject({ status: 401 });
  expect(await ask('/', 'Bearer s3cret')).toMatchObject({ status: 200 });
  expect(await ask('/', `Basic ${basic}`)).toMatchObject({ status: 200 });
});
