import fs from 'node:fs';
import path from 'node:path';
import { runGit } from './runGit';

export interface SeedCommit {
  author: { name: string; email: string };
  date: Date;
  message: string;
  files: Record<string, string>;
}

export interface TreeEntry {
  id: string;
  name: string;
  type: 'tree' | 'blob';
  path: string;
  mode: string;
}

export interface Commit {
  id: string;
  title: string;
  authorName: string;
  authorEmail: string;
  /** ISO time. */
  date: string;
}

/** Bare repositories, one folder per project number: a name from outside never becomes a path. */
export class GitRepositories {
  private readonly ready = new Map<number, Promise<string>>();

  constructor(readonly root: string) {
    fs.mkdirSync(root, { recursive: true });
  }

  /** Folder of a project's repository, created with `seed` when it is first needed. */
  open(id: number, seed: () => SeedCommit[]): Promise<string> {
    const known = this.ready.get(id);
    if (known) {
      return known;
    }
    const opening = this.create(id, seed);
    this.ready.set(id, opening);
    return opening;
  }

  remove(id: number): void {
    this.ready.delete(id);
    fs.rmSync(this.folder(id), { recursive: true, force: true });
  }

  private folder(id: number): string {
    return path.join(this.root, `${Number(id)}.git`);
  }

  private async create(id: number, seed: () => SeedCommit[]): Promise<string> {
    const folder = this.folder(id);
    if (fs.existsSync(path.join(folder, 'strata-ready'))) {
      return folder;
    }
    fs.rmSync(folder, { recursive: true, force: true });
    await runGit(this.root, [
      'init',
      '--quiet',
      '--bare',
      '--template=',
      '--initial-branch=main',
      folder,
    ]);
    await runGit(folder, ['config', 'http.receivepack', 'true']);
    await runGit(folder, ['fast-import', '--quiet'], toFastImport(seed()));
    fs.writeFileSync(path.join(folder, 'strata-ready'), '');
    return folder;
  }
}

function toFastImport(commits: SeedCommit[]): string {
  return commits
    .map(commit => {
      const seconds = Math.floor(commit.date.getTime() / 1000);
      const files = Object.entries(commit.files).map(
        ([file, text]) => `M 100644 inline ${file}\n${dataOf(text)}`,
      );
      return `commit refs/heads/main\ncommitter ${commit.author.name} <${
        commit.author.email
      }> ${seconds} +0000\n${dataOf(commit.message)}${files.join('')}`;
    })
    .join('');
}

function dataOf(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
