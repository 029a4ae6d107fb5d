import { execFile } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { DemoTools, startDemoTools } from './startDemoTools';
import { call } from './__testUtils__/call';

const run = promisify(execFile);
const PROJECT = '/api/v4/projects/payments%2Fnew-service';

let demo: DemoTools;
let work: string;
beforeAll(async () => {
  work = fs.mkdtempSync(path.join(os.tmpdir(), 'strata-git-test-'));
  demo = await startDemoTools({ ports: 0, stateDir: path.join(work, 'state') });
});
afterAll(async () => {
  await demo.stop();
  fs.rmSync(work, { recursive: true, force: true });
});

async function git(cwd: string, ...args: string[]): Promise<string> {
  const { stdout } = await run('git', args, {
    cwd,
    env: {
      PATH: process.env.PATH,
      HOME: work,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      GIT_AUTHOR_NAME: 'T',
      GIT_AUTHOR_EMAIL: 't@example.com',
      GIT_COMMITTER_NAME: 'T',
      GIT_COMMITTER_EMAIL: 't@example.com',
    },
  });
  return stdout;
}

function remote(slug: string, token: string): string {
  return `${demo.urls.gitlab.replace('//', `//oauth2:${token}@`)}/${slug}.git`;
}

async function createProject(): Promise<void> {
  const { json: namespace } = await call(
    demo,
    'gitlab',
    '/api/v4/namespaces/payments',
  );
  const created = await call(demo, 'gitlab', {
    method: 'POST',
    path: '/api/v4/projects',
    as: 'write',
    body: { name: 'new-service', namespace_id: namespace.id },
  });
  expect(created.status).toBe(201);
  expect(created.json.path_with_namespace).toBe('payments/new-service');
}

async function pushService(token: string): Promise<void> {
  const folder = fs.mkdtempSync(path.join(work, 'push-'));
  await git(folder, 'init', '--quiet', '--initial-branch=main');
  for (const [name, text] of [
    ['catalog-info.yaml', 'kind: Component\n'],
    ['.gitlab-ci.yml', 'test: {script: [make]}\n'],
    ['Jenkinsfile', 'pipeline {}\n'],
  ]) {
    fs.writeFileSync(path.join(folder, name), text);
  }
  await git(folder, 'add', '.');
  await git(folder, 'commit', '--quiet', '-m', 'Begin');
  await git(
    folder,
    'push',
    '--quiet',
    remote('payments/new-service', token),
    'main',
  );
}

describe('git over HTTP', () => {
  it('clones a seeded repository with the read token', async () => {
    await git(
      work,
      'clone',
      '--quiet',
      remote('storefront/cart-api', 'demo-read-gitlab'),
      'cart',
    );
    expect(fs.readdirSync(path.join(work, 'cart'))).toEqual(
      expect.arrayContaining(['README.md', 'Jenkinsfile', 'catalog-info.yaml']),
    );
  });

  it.each(['wrong', 'demo-expired-gitlab', 'demo-limited-gitlab'])(
    'refuses to clone with %s',
    async token => {
      await expect(
        git(
          work,
          'clone',
          '--quiet',
          remote('storefront/cart-api', token),
          `x-${token}`,
        ),
      ).rejects.toThrow(/Authentication failed|403/);
    },
  );

  it('takes a push with the write token only, and shows what was pushed', async () => {
    await createProject();
    await expect(pushService('demo-read-gitlab')).rejects.toThrow(/403/);
    await pushService('demo-write-gitlab');

    const raw = await call(demo, 'gitlab', {
      path: `${PROJECT}/repository/files/catalog-info.yaml/raw?ref=main`,
      as: null,
      headers: { Authorization: 'Bearer demo-read-gitlab' },
    });
    expect(raw.text).toBe('kind: Component\n');
    const pipelines = await call(
      demo,
      'gitlab',
      `${PROJECT}/pipelines?ref=main`,
    );
    expect(pipelines.json).toMatchObject([{ ref: 'main', status: 'success' }]);
    const rules = await call(demo, 'gitlab', `${PROJECT}/protected_branches`);
    expect(rules.json).toMatchObject([{ name: 'main' }]);
  });

  it('refuses a push to a protected branch, as its rule says', async () => {
    const folder = path.join(work, 'protected');
    await git(
      work,
      'clone',
      '--quiet',
      remote('payments/new-service', 'demo-write-gitlab'),
      folder,
    );
    const commit = (message: string) =>
      git(folder, 'commit', '--quiet', '--allow-empty', '-m', message);
    await commit('Straight to main');
    await git(folder, 'push', '--quiet', 'origin', 'main');
    await git(folder, 'reset', '--quiet', '--hard', 'HEAD~1');
    await commit('Rewritten');
    await expect(
      git(folder, 'push', '--quiet', '--force', 'origin', 'main'),
    ).rejects.toThrow(/not allowed to force push/);
    await git(folder, 'pull', '--quiet', '--rebase', 'origin', 'main');

    const rules = `${PROJECT}/protected_branches`;
    const change = (method: string, at: string, body?: unknown) =>
      call(demo, 'gitlab', { method, path: at, as: 'write', body });
    await change('DELETE', `${rules}/main`);
    const closed = await change('POST', rules, {
      name: 'main',
      push_access_level: 0,
    });
    expect(closed.status).toBe(201);
    await expect(git(folder, 'push', 'origin', 'main')).rejects.toThrow(
      /not allowed to push code to protected branches/,
    );
    await git(folder, 'push', '--quiet', 'origin', 'main:refs/heads/change');
    await change('DELETE', `${rules}/main`);
    await git(folder, 'push', '--quiet', 'origin', 'main');
  });

  it('lets Jenkins build what has a Jenkinsfile, and fail on what has none', async () => {
    const config = (url: string) =>
      `<flow-definition><definition><scm><userRemoteConfigs><url>${url}</url></userRemoteConfigs></scm><scriptPath>Jenkinsfile</scriptPath></definition></flow-definition>`;
    const build = async (name: string, slug: string) => {
      const created = await call(demo, 'jenkins', {
        method: 'POST',
        path: `/job/payments/createItem?name=${name}`,
        as: 'write',
        headers: { 'Content-Type': 'application/xml' },
        body: config(`${demo.urls.gitlab}/${slug}.git`),
      });
      expect(created.status).toBe(200);
      const job = await call(
        demo,
        'jenkins',
        `/job/payments/job/${name}/api/json?tree=lastBuild[number,result]`,
      );
      return job.json.lastBuild.result;
    };
    expect(await build('good', 'payments/new-service')).toBe('SUCCESS');
    expect(await build('lost', 'payments/no-such-repository')).toBe('FAILURE');
    expect(await build('bare', 'platform/ansible-playbooks')).toBe('FAILURE');
  });

  it('keeps projects, files and builds over a restart', async () => {
    await demo.stop();
    demo = await startDemoTools({
      ports: 0,
      stateDir: path.join(work, 'state'),
    });
    const tree = await call(demo, 'gitlab', `${PROJECT}/repository/tree`);
    expect(tree.json.map((entry: { path: string }) => entry.path)).toContain(
      'Jenkinsfile',
    );
    const job = await call(
      demo,
      'jenkins',
      '/job/payments/job/good/api/json?tree=color',
    );
    expect(job.json.color).toBe('blue');
  });

  it('serves an archive as the catalog reads it', async () => {
    const response = await fetch(
      `${demo.urls.gitlab}${PROJECT}/repository/archive?sha=main`,
      { headers: { Authorization: 'Bearer demo-read-gitlab' } },
    );
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.subarray(0, 2)]).toEqual([0x1f, 0x8b]);
  });

  it('forgets a deleted project with its repository', async () => {
    const removed = await call(demo, 'gitlab', {
      method: 'DELETE',
      path: PROJECT,
      as: 'write',
    });
    expect(removed.status).toBe(202);
    await expect(
      git(
        work,
        'clone',
        '--quiet',
        remote('payments/new-service', 'demo-read-gitlab'),
        'gone',
      ),
    ).rejects.toThrow(/not found/);
  });
});

describe('paths from outside', () => {
  /** `fetch` would tidy the path up before it is sent. */
  function rawStatus(requestPath: string): Promise<number> {
    return new Promise((resolve, reject) => {
      http
        .get(
          {
            host: '127.0.0.1',
            port: new URL(demo.urls.gitlab).port,
            path: requestPath,
            headers: {
              Authorization: `Basic ${Buffer.from(
                'a:demo-write-gitlab',
              ).toString('base64')}`,
              'PRIVATE-TOKEN': 'demo-write-gitlab',
              Host: 'localhost',
            },
          },
          res => resolve(res.resume().statusCode!),
        )
        .on('error', reject);
    });
  }

  it.each([
    '/../../etc.git/info/refs?service=git-upload-pack',
    '/%2e%2e/%2e%2e.git/info/refs?service=git-upload-pack',
    '/storefront/cart-api.git/../../../state.json',
    '/storefront/cart-api.git/objects/../../../state.json',
    '/storefront/cart-api.git/HEAD',
    '/storefront/cart-api.git/config',
    '/storefront/cart-api.git/info/refs',
    '/storefront/cart-api.git/info/refs?service=git-upload-archive',
    '/api/v4/projects/storefront%2Fcart-api/repository/files/..%2F..%2Fstate.json/raw?ref=main',
    '/api/v4/projects/storefront%2Fcart-api/repository/files/%2Fetc%2Fpasswd/raw?ref=main',
    '/api/v4/projects/storefront%2Fcart-api/repository/files/README.md/raw?ref=--output%3Dx',
    '/api/v4/projects/..%2F..%2Fetc/repository/tree',
    '/storefront/cart-api/-/raw/main/../../../../state.json',
  ])('reach no file: %s', async requestPath => {
    expect(await rawStatus(requestPath)).toBe(404);
  });

  it('cannot name a project after a folder above', async () => {
    for (const name of ['..', 'a/../b', '.git', 'x.git', '-x']) {
      const { status } = await call(demo, 'gitlab', {
        method: 'POST',
        path: '/api/v4/projects',
        as: 'write',
        body: { name: 'x', path: name, namespace_id: 11 },
      });
      expect(status).toBe(400);
    }
  });
});
