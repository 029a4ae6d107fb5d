import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { call } from '../__testUtils__/call';
import { startDemoTools, type DemoTools } from '../startDemoTools';

interface Received {
  url: string;
  token?: string;
  body: any;
}

let demo: DemoTools;
let portal: Server;
let received: Received[];
let lines: string[];

beforeEach(async () => {
  received = [];
  lines = [];
  portal = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', chunk => chunks.push(chunk));
    request.on('end', () => {
      received.push({
        url: request.url!,
        token: request.headers['x-gitlab-token'] as string | undefined,
        body: JSON.parse(Buffer.concat(chunks).toString()),
      });
      response.writeHead(202).end();
    });
  });
  await new Promise<void>(done => portal.listen(0, '127.0.0.1', done));
  const { port } = portal.address() as AddressInfo;
  demo = await startDemoTools({
    ports: 0,
    tools: ['gitlab', 'jenkins'],
    portal: `http://127.0.0.1:${port}`,
    log: line => lines.push(line),
  });
});
afterEach(async () => {
  portal.closeAllConnections();
  await new Promise(done => portal.close(done));
});

it('tells of a changed and a deleted project', async () => {
  const path = '/api/v4/projects/storefront%2Fcart-api';
  const { json } = await call(demo, 'gitlab', path);
  const change = { method: 'PUT', path, as: 'write', body: { topics: ['x'] } };
  await call(demo, 'gitlab', change as any);
  await call(demo, 'gitlab', { method: 'DELETE', path, as: 'write' });
  await demo.stop();
  expect(received.map(({ url, token }) => [url, token])).toEqual(
    Array(2).fill(['/api/tools/webhooks/gitlab/main', 'demo-hook-gitlab']),
  );
  expect(
    received.map(({ body }) => [body.event_name, body.project_id]),
  ).toEqual([
    ['project_update', json.id],
    ['project_destroy', json.id],
  ]);
});

it('tells of a build of a branch, and of a job that is gone', async () => {
  const job = '/job/storefront/job/checkout-api';
  const as = 'write';
  await call(demo, 'jenkins', {
    method: 'POST',
    path: `${job}/job/main/build`,
    as,
  });
  await call(demo, 'jenkins', { method: 'POST', path: `${job}/doDelete`, as });
  await demo.stop();
  expect(received[0]).toMatchObject({
    url: '/api/tools/webhooks/jenkins/main?token=demo-hook-jenkins',
    body: {
      type: 'run.finalized',
      source: 'job/storefront/job/checkout-api/job/main/',
      data: { _multiBranch: true, _parentFullName: 'storefront/checkout-api' },
    },
  });
  expect(
    received.slice(1).map(({ body }) => [body.type, body.data.fullName]),
  ).toContainEqual(['item.deleted', 'storefront/checkout-api']);
});

it('goes on where no portal listens', async () => {
  portal.closeAllConnections();
  await new Promise(done => portal.close(done));
  const job = '/job/storefront/job/checkout-api/job/main';
  const { status } = await call(demo, 'jenkins', {
    ...{ method: 'POST', path: `${job}/build`, as: 'write' },
  });
  await demo.stop();
  expect(status).toBe(201);
  expect(lines).toEqual([
    expect.stringMatching(/webhook not sent: .*ECONNREFUSED/),
  ]);
  portal.listen(0);
});
