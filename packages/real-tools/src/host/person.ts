import { execFileSync } from 'node:child_process';
import { chown } from 'node:fs/promises';

/** Whom a process runs as; nothing where it runs as this one does. */
export interface Person {
  uid?: number;
  gid?: number;
}

/** Servers that refuse to run as root run as the user that Debian made for them. */
export function unprivileged(user: string): Person {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Gives files and folders to a person. */
export async function chownAll(paths: string[], { uid, gid }: Person) {
  if (uid === undefined || gid === undefined) return;
  for (const path of paths) await chown(path, uid, gid);
}
