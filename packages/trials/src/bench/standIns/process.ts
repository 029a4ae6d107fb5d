import { createHash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { answer as answerParent } from '../../shared/child';
import type { Answer, Api, Asked } from './api';
import { gitlabApi } from './gitlab';
import { jenkinsApi } from './jenkins';
import { listApi } from './list';

/**
 * The process of a stand-in tool: no load of the bench or of the backend slows its answers, and
 * the other way round. It counts requests and bytes of bodies.
 */
const apis: Record<string, Api<any>> = {
  gitlab: gitlabApi,
  jenkins: jenkinsApi,
  list: listApi,
};
const api = apis[process.env.STAND_IN!];
const state = { ...api.state };
const counts = { requests: 0, bytes: 0, byKind: {} as Record<string, number> };
let latencyMs = 0;

const server = createServer(async (request, response) => {
  const origin = `http://${request.headers.host}`;
  const url = new URL(request.url!, origin);
  const asked: Asked = {
    method: request.method!,
    path: decodeURIComponent(url.pathname),
    query: url.searchParams,
    headers: request.headers,
    origin,
  };
  const kind = api.kindOf?.(asked) ?? asked.path;
  counts.requests += 1;
  counts.byKind[kind] = (counts.byKind[kind] ?? 0) + 1;
  if (latencyMs) await wait(latencyMs);
  send(asked, api.answer(asked, state), response);
});

/** Like the frameworks of the real ones, with an `ETag` of the body and 304 where it is known. */
function send(asked: Asked, answer: Answer, response: ServerResponse) {
  const body = answer.json === undefined ? '' : JSON.stringify(answer.json);
  const tag = `W/"${createHash('md5').update(body).digest('hex')}"`;
  const known = body && asked.headers['if-none-match'] === tag;
  const sent = known || asked.method === 'HEAD' ? '' : body;
  counts.bytes += Buffer.byteLength(sent);
  response.writeHead(known ? 304 : answer.status ?? 200, {
    'content-type': 'application/json',
    etag: tag,
    ...answer.headers,
  });
  response.end(sent);
}

server.listen(0, '127.0.0.1', () => {
  answerParent(question => {
    if (question.set) Object.assign(state, question.set);
    if (question.latencyMs !== undefined) latencyMs = question.latencyMs;
    const { port } = server.address() as AddressInfo;
    const answer = structuredClone({ ...counts, port });
    if (question.reset)
      Object.assign(counts, { requests: 0, bytes: 0, byKind: {} });
    return answer;
  });
  process.stdout.write('ready\n');
});
