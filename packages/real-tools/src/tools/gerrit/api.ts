import type { JsonValue } from '@backstage/types';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from '../../host/command';

/** Before each answer (https://gerrit-review.googlesource.com/Documentation/rest-api.html#output). */
const PREFIX = ")]}'";

/** Gerrit's own API with the rights of one account. */
export class Api {
  constructor(
    private readonly baseUrl: string,
    private readonly name: string,
    private readonly password: string,
  ) {}

  async call(method: string, path: string, body?: JsonValue) {
    const answer = await fetch(`${this.baseUrl}/a${path}`, {
      method,
      headers: {
        Authorization: `Basic ${btoa(`${this.name}:${this.password}`)}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return text.startsWith(PREFIX) ? JSON.parse(text.slice(PREFIX.length)) : {};
  }

  async createProject(name: string) {
    const path = `/projects/${encodeURIComponent(name)}`;
    const branches = { create_empty_commit: true, branches: ['main'] };
    await this.call('PUT', path, branches);
  }

  /** Gives a group a right to a place of a project, or takes it from everybody in it. */
  async setRight(
    project: string,
    place: string,
    right: { name: string; group: string; action: 'ALLOW' | 'BLOCK' },
  ) {
    const { name, group, action } = right;
    const permissions = { [name]: { rules: { [group]: { action } } } };
    const path = `/projects/${encodeURIComponent(project)}/access`;
    await this.call('POST', path, { add: { [place]: { permissions } } });
  }

  /** Pushes files as a commit of an account, to a branch or for review. */
  async push(
    folder: string,
    project: string,
    target: string,
    files: Record<string, string>,
  ) {
    const address = new URL(`${this.baseUrl}/a/${project}`);
    address.username = this.name;
    address.password = this.password;
    const checkout = join(folder, `${this.name}-${Date.now()}`);
    const git = (...args: string[]) =>
      run(checkout, 'git', [
        ...['-c', `user.name=${this.name}`],
        ...['-c', `user.email=${this.name}@larkfield.example`, ...args],
      ]);
    await mkdir(checkout);
    await git('clone', '-q', '-b', 'main', address.href, '.');
    for (const [path, text] of Object.entries(files)) {
      const file = join(checkout, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    await git('add', '.');
    const id = `I${Date.now().toString(16).padStart(40, '0')}`;
    await git('commit', '-q', '-m', `Change\n\nChange-Id: ${id}`);
    await git('push', '-q', 'origin', `HEAD:${target}`);
    return id;
  }

  /** Approves a change with what an account has to give, or merges it. */
  async review(change: string, labels: Record<string, number>) {
    const path = `/changes/${change}/revisions/current/review`;
    await this.call('POST', path, { labels });
  }

  async submit(change: string) {
    await this.call('POST', `/changes/${change}/submit`, {});
  }
}
