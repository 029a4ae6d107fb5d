import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/** Runs to the end with inherited output; resolves to the exit code, 1 when killed. */
export function run(file, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: root,
      stdio: 'inherit',
      ...options,
    });
    child.on('error', reject);
    child.on('exit', code => resolve(code ?? 1));
  });
}

/** Runs quietly; resolves to the exit code and everything printed. */
export function capture(file, args, options = {}) {
  return new Promise(resolve => {
    const child = spawn(file, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    });
    let output = '';
    child.stdout.on('data', data => (output += data));
    child.stderr.on('data', data => (output += data));
    child.on('error', error => resolve({ code: 1, output: error.message }));
    // Not on exit: output may still be on its way then.
    child.on('close', code => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Starts a long-running child in its own process group, so that stopping it stops what it
 * started as well. `stop` asks first and insists after ten seconds.
 */
export function startChild(file, args, options = {}) {
  const child = spawn(file, args, {
    cwd: root,
    detached: true,
    stdio: 'inherit',
    ...options,
  });
  const exited = new Promise(resolve => {
    child.on('error', error => resolve({ code: 1, error }));
    child.on('exit', code => resolve({ code: code ?? 1 }));
  });
  const signal = name => {
    try {
      process.kill(-child.pid, name);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  };
  const stop = async () => {
    signal('SIGTERM');
    const insist = setTimeout(() => signal('SIGKILL'), 10_000);
    await exited;
    clearTimeout(insist);
  };
  return { child, exited, stop };
}
