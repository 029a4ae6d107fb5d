import { run } from '@strata/real-tools';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { StandIn } from '../standIns/standIn';

/**
 * The Jenkins plugin rests on an older backend than this repository, so that it is no dependency:
 * its own files are fetched without what they depend on, which is all here.
 */
const SCOPE = '@backstage-community';
const PACKAGES = {
  'plugin-jenkins-backend': '0.31.0',
  'plugin-jenkins-common': '0.22.0',
};
const API = `${SCOPE}/plugin-jenkins-backend/dist/service/jenkinsApi.cjs.js`;

/** Below the root of the repository, so that the peer finds its dependencies. */
// eslint-disable-next-line no-restricted-syntax
const FOLDER = resolve(__dirname, '../../../../../var/bench');

/** Lets the plugin read each job as it does for the page of an entity; it has no list of all. */
export async function readJobsWithPeer(
  tool: StandIn<any>,
  jobs: number,
): Promise<{ projects: number }> {
  const modules = join(FOLDER, 'node_modules');
  for (const [name, version] of Object.entries(PACKAGES)) {
    await fetchPackage(name, version, join(modules, SCOPE));
  }
  const file = createRequire(join(FOLDER, 'x')).resolve(join(modules, API));
  const { JenkinsApiImpl } = createRequire(file)(file);
  const api = new JenkinsApiImpl();
  let projects = 0;
  for (let at = 0; at < jobs; at++) {
    const found = await api.getProjects({
      baseUrl: tool.baseUrl,
      headers: {},
      fullJobNames: [`job-${at}`],
      projectCountLimit: 50,
    });
    projects += found.length;
  }
  return { projects };
}

async function fetchPackage(name: string, version: string, parent: string) {
  const target = join(parent, name);
  if (existsSync(target)) return;
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(tmpdir(), 'strata-peer-'));
  try {
    await run(folder, 'npm', [
      'pack',
      '--silent',
      `${SCOPE}/${name}@${version}`,
    ]);
    const [file] = await readdir(folder);
    await run(folder, 'tar', ['xzf', file]);
    await run(folder, 'cp', ['-r', 'package', `${target}.new`]);
    await rename(`${target}.new`, target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
