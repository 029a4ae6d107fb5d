import { writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { run } from '../../host/command';
import type { Host } from '../../host/host';
import { maven } from '../../host/install';
import { freePort } from '../../host/ports';
import { answers } from '../../host/server';

/** The newest that runs with Java 17. */
const VERSION = '3.10.0';

/**
 * Gerrit's WAR is not in every mirror of Maven Central. These are the same classes: the server, and
 * the framework of its own tests, which has its programs and its web server.
 */
const ARTIFACTS = [
  `com.google.gerrit:gerrit-acceptance-framework:${VERSION}`,
  `com.google.gerrit:gerrit-plugin-api:${VERSION}`,
  'org.bouncycastle:bcprov-jdk18on:1.72',
  'org.bouncycastle:bcpg-jdk18on:1.72',
  'org.bouncycastle:bcpkix-jdk18on:1.72',
  'org.bouncycastle:bcutil-jdk18on:1.72',
];

/** What the WAR's launcher does: `java Launch.java <program> <arguments>`. */
const LAUNCH = `
import com.google.gerrit.pgm.util.AbstractProgram;
import java.util.Arrays;

class Launch {
  public static void main(String[] args) throws Exception {
    var program = (AbstractProgram) Class.forName("com.google.gerrit.pgm." + args[0])
        .getDeclaredConstructor().newInstance();
    System.exit(program.main(Arrays.copyOfRange(args, 1, args.length)));
  }
}
`;

/** Signed in with a name and an HTTP password of their own, as in production. */
const settings = (baseUrl: string) => ({
  'gerrit.canonicalWebUrl': `${baseUrl}/`,
  'httpd.listenUrl': `${baseUrl}/`,
  'sshd.listenAddress': 'off',
  'sendemail.enable': 'false',
  'sendemail.allowTLD': 'example',
  'index.type': 'lucene',
});

/** Starts an empty Gerrit and gives its address; its administrator is `admin` with `secret`. */
export async function startGerrit(host: Host): Promise<string> {
  const jars = await Promise.all(ARTIFACTS.map(maven));
  const launch = join(host.folder, 'Launch.java');
  await writeFile(launch, LAUNCH);
  const site = join(host.folder, 'site');
  const program = (name: string, ...args: string[]) => [
    ...['-Xmx384m', '-cp', jars.join(delimiter), launch, name],
    ...[...args, '-d', site],
  ];
  const init = ['--batch', '--dev', '--no-auto-start', '--skip-plugins'];
  await run(host.folder, 'java', program('Init', ...init));
  const baseUrl = `http://127.0.0.1:${await freePort()}`;
  for (const entry of Object.entries(settings(baseUrl))) {
    const config = ['config', '-f', join(site, 'etc/gerrit.config')];
    await run(host.folder, 'git', [...config, ...entry]);
  }
  await host.spawn('java', program('Daemon', '--console-log'), {
    ready: () => answers(`${baseUrl}/config/server/version`),
    patience: 120,
  });
  return baseUrl;
}
