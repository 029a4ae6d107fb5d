import type { JsonObject } from '@backstage/types';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../host/command';
import type { Host } from '../../host/host';
import { debian } from '../../host/install';
import { freePort } from '../../host/ports';
import { answers } from '../../host/server';
import type { RealTool } from '../../tool';

const RAILS = { RAILS_ENV: 'production' };

/** What the web set-up would do: REST on, a custom field for the team, and an account. */
const PREPARE = `
Redmine::DefaultData::Loader.load('en')
Setting.rest_api_enabled = '1'
ProjectCustomField.create!(name: 'Team', field_format: 'string')
User.find_by!(login: 'admin').update_columns(must_change_passwd: false)
mia = User.new(firstname: 'Mia', lastname: 'Chen', mail: 'mia.chen@larkfield.example')
mia.login = 'mia'
mia.password = 'correct-1'
mia.save!
puts "keys #{User.find_by!(login: 'admin').api_key} #{mia.api_key} #{mia.id}"
`;

/** A copy of what Debian installs, with a database and settings of its own. */
async function installCopy({ folder }: Host): Promise<string> {
  const copy = join(folder, 'redmine');
  await cp('/usr/share/redmine', copy, { recursive: true });
  // Both lead to the folders of the machine's own Redmine.
  await rm(join(copy, 'instances'));
  await rm(join(copy, 'Gemfile.lock'));
  const instance = join(copy, 'instances/default');
  for (const name of ['config', 'log', 'tmp', 'files', 'public']) {
    await mkdir(join(instance, name), { recursive: true });
  }
  const database = { adapter: 'sqlite3', database: join(folder, 'db.sqlite') };
  await writeFile(
    join(instance, 'config/database.yml'),
    JSON.stringify({ production: { ...database, timeout: 5000 } }),
  );
  await writeFile(join(instance, 'config/secret_key.txt'), 'k'.repeat(64));
  // The server that Rails brings along; Debian leaves the choice open.
  await writeFile(join(copy, 'Gemfile.local'), "gem 'webrick'\n");
  await writeFile(join(copy, 'prepare.rb'), PREPARE);
  return copy;
}

interface Keys {
  admin: string;
  /** Of an account without special rights. */
  mia: string;
  miaId: number;
}

async function prepare(copy: string): Promise<Keys> {
  await run(copy, 'ruby', ['bin/rake', 'db:migrate'], RAILS);
  const output = await run(
    copy,
    'ruby',
    ['bin/rails', 'runner', 'prepare.rb'],
    RAILS,
  );
  const found = /keys (\w+) (\w+) (\d+)/.exec(output);
  if (!found) throw new Error(`Redmine gave no keys: ${output}`);
  return { admin: found[1], mia: found[2], miaId: Number(found[3]) };
}

/** Redmine's own API with the rights of an administrator. */
class Api {
  constructor(private readonly url: string, private readonly key: string) {}

  async call(method: string, path: string, body: JsonObject = {}) {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        'X-Redmine-API-Key': this.key,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return text.trim() ? JSON.parse(text) : undefined;
  }

  async createProject(project: JsonObject): Promise<number> {
    const answer = await this.call('POST', '/projects.json', { project });
    return answer.project.id;
  }

  async createIssue(project: number): Promise<number> {
    const issue = { project_id: project, subject: 'Slow', priority_id: 2 };
    const answer = await this.call('POST', '/issues.json', { issue });
    return answer.issue.id;
  }
}

const checkout = (miaId: number, title: string, openIssues: number) => ({
  title,
  restricted: true,
  facts: {
    'issues.project': { key: 'checkout', openIssues, archived: false },
    'issues.members': {
      open: false,
      people: 1,
      groups: 0,
      roles: [{ name: 'Developer', holders: 1 }],
    },
    'issues.flow': { opened: 2, closed: 2 - openIssues },
    'issues.versions': { open: 1, overdue: 1 },
    'access.grants': {
      grants: [{ account: String(miaId), level: 'Developer' }],
      complete: true,
    },
  },
});
const search = (archived: boolean) => ({
  title: 'Search',
  restricted: false,
  facts: { 'issues.project': { key: 'search', archived } },
});

const ROLE_DEVELOPER = 4;
const STATUS_CLOSED = 5;

export const tool: RealTool = {
  async start(host) {
    await debian('redmine', 'redmine-sqlite', 'ruby-webrick');
    const copy = await installCopy(host);
    const keys = await prepare(copy);
    const port = await freePort();
    const baseUrl = `http://127.0.0.1:${port}`;
    await host.spawn(
      'ruby',
      [
        ...['bin/rails', 'server', '-u', 'webrick'],
        ...['-b', '127.0.0.1', '-p', `${port}`],
        ...['-P', join(host.folder, 'server.pid')],
      ],
      {
        cwd: copy,
        env: RAILS,
        ready: () => answers(`${baseUrl}/login`),
      },
    );
    const api = new Api(baseUrl, keys.admin);
    const ids = { checkout: 0, search: 0, issue: 0 };
    return {
      // Only a read of everything shows that a project is gone; the others ask for what changed.
      // Nobody but an administrator may list accounts.
      config: { baseUrl, token: keys.admin, fullEveryMinutes: 0.1 },
      wrongCredential: { token: 'f'.repeat(40) },
      seed: {
        async apply() {
          ids.checkout = await api.createProject({
            name: 'Checkout',
            identifier: 'checkout',
            is_public: false,
            custom_fields: [{ id: 1, value: 'payments' }],
          });
          ids.search = await api.createProject({
            name: 'Search',
            identifier: 'search',
          });
          const path = `/projects/${ids.checkout}`;
          await api.call('POST', `${path}/memberships.json`, {
            membership: { user_id: keys.miaId, role_ids: [ROLE_DEVELOPER] },
          });
          await api.call('POST', `${path}/versions.json`, {
            version: { name: '1.0', due_date: '2026-01-31' },
          });
          ids.issue = await api.createIssue(ids.checkout);
          await api.createIssue(ids.checkout);
        },
        expected: {
          projects: [checkout(keys.miaId, 'Checkout', 2), search(false)],
        },
      },
      change: {
        async apply() {
          await api.call('PUT', `/projects/${ids.checkout}.json`, {
            project: { name: 'Checkout and basket' },
          });
          await api.call('PUT', `/issues/${ids.issue}.json`, {
            issue: { status_id: STATUS_CLOSED },
          });
          await api.call('PUT', `/projects/${ids.search}/close.json`);
        },
        expected: {
          projects: [
            checkout(keys.miaId, 'Checkout and basket', 1),
            search(true),
          ],
        },
      },
      remove: {
        apply: () => api.call('PUT', `/projects/${ids.search}/archive.json`),
        expected: {
          projects: [checkout(keys.miaId, 'Checkout and basket', 1)],
        },
      },
    };
  },
};
