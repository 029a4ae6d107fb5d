import type { RealTool } from '../../tool';
import { Api } from './api';
import { startGerrit } from './server';

const READER = { username: 'strata', token: 'read-only' };

const FILES = {
  CODEOWNERS: '* @larkfield/payments\n',
  'package.json': '{"dependencies":{"express":"4.19.2"}}\n',
};

const RUNBOOK = { 'docs/runbook.md': '# Restart\n\nAsk payments first.\n' };

const account = (title: string, kind: string, state = 'active') => ({
  ...{ title, kind, state },
});
const ADMIN = account('admin', 'person');
const STRATA = account('strata', 'bot');

/** As Gerrit is when it is new: who administers it may push past the review. */
const NEW_PROJECT = {
  'repository.branch-protection': {
    branch: 'main',
    protected: false,
    directPush: true,
  },
  'repository.settings': {
    defaultBranch: 'main',
    visibility: 'public',
    pipelineMustSucceed: false,
  },
  'repository.review-policy': { approvalRequired: true, checkRequired: false },
  'repository.merge-requests': { merged: 0, reviewedByAnother: 0 },
  'access.grants': {
    grants: [{ account: '1000000', via: 'Administrators' }],
    complete: true,
  },
};

const NEW_FILES = {
  'repository.files': { present: ['CODEOWNERS', 'package.json'] },
  'repository.code-owners': { owners: ['@larkfield/payments'] },
  'repository.dependencies': {
    packages: [{ ecosystem: 'npm', name: 'express', version: '4.19.2' }],
  },
};

const PROTECTED = {
  ...NEW_PROJECT,
  ...NEW_FILES,
  'repository.branch-protection': {
    branch: 'main',
    protected: true,
    directPush: false,
    forcePush: false,
  },
  'repository.review-policy': {
    approvalRequired: true,
    ownApprovalCounts: false,
    rules: ['Code-Review'],
  },
  'repository.merge-requests': { merged: 1, reviewedByAnother: 1 },
  'repository.files': {
    present: ['CODEOWNERS', 'docs/runbook.md', 'package.json'],
  },
  'repository.runbook': { path: 'docs/runbook.md' },
};

const project = (title: string, facts: object) => ({
  ...{ title, type: 'repository', restricted: false },
  status: { health: 'ok', word: 'active' },
  facts: { ...facts },
});

/** A reader that sees what the connector's documentation asks for, a developer, and a project. */
async function seed(admin: Api, folder: string) {
  await admin.call('PUT', '/groups/Readers', {});
  const visible = { visible_to_all: true };
  await admin.call('PUT', '/groups/Administrators/options', visible);
  await admin.call('PUT', '/accounts/strata', {
    http_password: READER.token,
    groups: ['Readers', 'Service Users'],
  });
  await admin.call('PUT', '/accounts/mia', {
    name: 'Mia Chen',
    email: 'mia@larkfield.example',
    http_password: 'correct-1',
  });
  await admin.setRight('All-Projects', 'refs/meta/config', {
    ...{ name: 'read', group: 'Readers', action: 'ALLOW' },
  });
  await admin.createProject('payments/checkout');
  await admin.push(folder, 'payments/checkout', 'refs/heads/main', FILES);
}

/** Nobody may push to branches any more, nor approve a change of their own. */
async function protect(admin: Api) {
  await admin.setRight('payments/checkout', 'refs/heads/*', {
    ...{ name: 'push', group: 'Registered Users', action: 'BLOCK' },
  });
  const name = 'Code-Review';
  const path = `/projects/payments%2Fcheckout/submit_requirements/${name}`;
  await admin.call('PUT', path, {
    name,
    submittability_expression: `label:${name}=MAX,user=non_uploader`,
  });
}

export const tool: RealTool = {
  async start(host) {
    const baseUrl = await startGerrit(host);
    const admin = new Api(baseUrl, 'admin', 'secret');
    const mia = new Api(baseUrl, 'mia', 'correct-1');
    return {
      config: { baseUrl, ...READER },
      wrongCredential: { token: 'wrong' },
      seed: {
        apply: () => seed(admin, host.folder),
        expected: {
          projects: [
            project('payments/checkout', { ...NEW_PROJECT, ...NEW_FILES }),
          ],
          accounts: [ADMIN, account('mia', 'person'), STRATA],
        },
      },
      change: {
        async apply() {
          await admin.createProject('search/index');
          await protect(admin);
          const place = ['payments/checkout', 'refs/for/main'] as const;
          const change = await mia.push(host.folder, ...place, RUNBOOK);
          await admin.review(change, { 'Code-Review': 2 });
          await admin.submit(change);
        },
        expected: {
          projects: [
            project('payments/checkout', PROTECTED),
            project('search/index', NEW_PROJECT),
          ],
        },
      },
      remove: {
        async apply() {
          const path = '/projects/search%2Findex/config';
          await admin.call('PUT', path, { state: 'HIDDEN' });
          await admin.call('DELETE', '/accounts/mia/active');
        },
        expected: {
          projects: [project('payments/checkout', PROTECTED)],
          accounts: [ADMIN, account('mia', 'person', 'deactivated'), STRATA],
        },
      },
    };
  },
};
