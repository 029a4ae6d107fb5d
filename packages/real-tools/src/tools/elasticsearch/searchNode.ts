import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../host/command';
import type { Host } from '../../host/host';
import { debian, maven } from '../../host/install';
import { Skipped } from '../../host/report';
import { unprivileged, type Person } from '../../host/person';
import { freePort } from '../../host/ports';

const JVM = '/usr/lib/jvm';

/** Starts fast, and needs little memory. */
const JVM_OPTIONS = `-Xms512m
-Xmx512m
-XX:+UseSerialGC
-XX:TieredStopAtLevel=1
`;

/** A node with its own folder, of Elasticsearch or OpenSearch. */
export interface SearchNode {
  /** Folder of the distribution. */
  home: string;
  address: string;
  /** Settings beyond the node's name, ports and folders. */
  configure(settings: string): Promise<void>;
  /** Runs a program of the distribution to its end. */
  tool(name: string, args: string[]): Promise<string>;
  start(ready: () => Promise<unknown>): Promise<void>;
}

/** The plain server of a distribution, without the modules that do not come with its test archive. */
export async function unpackNode(
  host: Host,
  product: 'elasticsearch' | 'opensearch',
  coordinates: string,
): Promise<SearchNode> {
  await debian('openjdk-17-jre-headless', 'unzip');
  const archive = await maven(coordinates);
  await run(host.folder, 'unzip', ['-q', archive]);
  const home = join(host.folder, `${product}-${coordinates.split(':')[2]}`);
  const config = join(home, 'config');
  const port = await freePort();
  const java = await findJava();
  const env = {
    ES_JAVA_HOME: java,
    OPENSEARCH_JAVA_HOME: java,
    ES_PATH_CONF: config,
    OPENSEARCH_PATH_CONF: config,
  };
  const program = (name: string) => join(home, 'bin', name);
  return {
    home,
    address: `http://127.0.0.1:${port}`,
    async configure(settings) {
      const text = await settingsOf(port, settings);
      await writeFile(join(config, `${product}.yml`), text);
      await writeFile(join(config, 'jvm.options'), JVM_OPTIONS);
    },
    tool: (name, args) => run(home, program(name), args, env),
    async start(ready) {
      await mkdir(join(home, 'data'), { recursive: true });
      const owner = await giveAway(host.folder);
      await host.spawn(program(product), [], {
        ...owner,
        cwd: home,
        env,
        ready,
        patience: 180,
      });
    },
  };
}

/** Debian's Java 17, whichever the machine's default is. */
async function findJava(): Promise<string> {
  const homes = await readdir(JVM);
  const home = homes.find(name => name.startsWith('java-17-openjdk'));
  if (!home) throw new Skipped(`no Java 17 under ${JVM}`);
  return join(JVM, home);
}

async function settingsOf(port: number, settings: string): Promise<string> {
  return `cluster.name: logs
node.name: first
network.host: 127.0.0.1
http.port: ${port}
transport.port: ${await freePort()}
discovery.type: single-node
path.data: data
path.logs: logs
${settings}`;
}

/** Neither server runs as root. */
async function giveAway(folder: string): Promise<Person> {
  const nobody = unprivileged('nobody');
  if (nobody.uid !== undefined) {
    await run(folder, 'chown', ['-R', `${nobody.uid}:${nobody.gid}`, folder]);
  }
  return nobody;
}
