import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Request, Response } from 'express';
import { GIT_ENV } from './runGit';

export type GitService = 'git-upload-pack' | 'git-receive-pack';

/** The service that a request of git's smart HTTP protocol asks for; `undefined` for anything else. */
export function gitServiceOf(
  method: string,
  file: string,
  service: unknown,
): GitService | undefined {
  const isService = (value: unknown): value is GitService =>
    value === 'git-upload-pack' || value === 'git-receive-pack';
  if (method === 'GET' && file === 'info/refs') {
    return isService(service) ? service : undefined;
  }
  return method === 'POST' && isService(file) ? file : undefined;
}

/**
 * Hands a request to `git http-backend` (https://git-scm.com/docs/git-http-backend) and resolves
 * when it is answered. `folder` and `file` come from our own tables, never from the address.
 */
export function serveGit(
  req: Request,
  res: Response,
  target: {
    folder: string;
    file: string;
    user: string;
    /** Runs before the answer ends, so that the caller sees its effects at once. */
    beforeEnd?: () => Promise<void>;
  },
): Promise<void> {
  const child = spawn('git', ['http-backend'], {
    env: cgiEnvironment(req, target),
  });
  req.pipe(child.stdin);
  child.stdin.on('error', () => {});
  res.on('close', () => child.kill());
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    forwardCgi(child.stdout, res);
    child.on('close', () => {
      if (!res.headersSent) {
        res.status(500);
      }
      Promise.resolve(target.beforeEnd?.())
        .then(() => res.end(() => resolve()))
        .catch(reject);
    });
  });
}

function cgiEnvironment(
  req: Request,
  target: { folder: string; file: string; user: string },
): NodeJS.ProcessEnv {
  const length = req.get('content-length');
  return {
    ...GIT_ENV,
    GIT_PROJECT_ROOT: path.dirname(target.folder),
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: `/${path.basename(target.folder)}/${target.file}`,
    REQUEST_METHOD: req.method,
    QUERY_STRING: req.originalUrl.split('?')[1] ?? '',
    REMOTE_USER: target.user,
    REMOTE_ADDR: '127.0.0.1',
    CONTENT_TYPE: req.get('content-type') ?? '',
    ...(length && { CONTENT_LENGTH: length }),
    HTTP_CONTENT_ENCODING: req.get('content-encoding') ?? '',
    GIT_PROTOCOL: req.get('git-protocol') ?? '',
  };
}

/** Copies a CGI answer: a few header lines, an empty line, the body. */
function forwardCgi(stdout: NodeJS.ReadableStream, res: Response): void {
  let head: Buffer | undefined = Buffer.alloc(0);
  stdout.on('data', (chunk: Buffer) => {
    if (!head) {
      res.write(chunk);
      return;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) {
      return;
    }
    for (const line of head.subarray(0, end).toString('latin1').split('\r\n')) {
      const [, name, value] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
      if (name?.toLowerCase() === 'status') {
        res.status(Number.parseInt(value, 10));
      } else if (name) {
        res.setHeader(name, value);
      }
    }
    res.write(head.subarray(end + 4));
    head = undefined;
  });
}
