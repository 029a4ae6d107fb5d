import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Authority } from '../../host/certificates';
import { run } from '../../host/command';
import type { Host } from '../../host/host';
import { mavenClassPath } from '../../host/install';
import { freePort } from '../../host/ports';
import type { RealTool } from '../../tool';

const VERSION = '4.4.0';
const CLUSTER_ID = 'c3RyYXRhLXRlc3RzLWthZg';
const READER = { username: 'strata', token: 'read-only' };

/** One broker that is its own controller, with passwords, TLS and ACLs. */
const configuration = (options: {
  folder: string;
  port: number;
  controller: number;
}) => `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${options.controller}
listeners=CLIENTS://127.0.0.1:${options.port},CONTROLLER://127.0.0.1:${options.controller}
advertised.listeners=CLIENTS://127.0.0.1:${options.port}
listener.security.protocol.map=CLIENTS:SASL_SSL,CONTROLLER:PLAINTEXT
controller.listener.names=CONTROLLER
inter.broker.listener.name=CLIENTS
sasl.enabled.mechanisms=PLAIN
sasl.mechanism.inter.broker.protocol=PLAIN
listener.name.clients.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="admin" password="all-rights" user_admin="all-rights" user_${READER.username}="${READER.token}";
ssl.keystore.type=PEM
ssl.keystore.location=${options.folder}/server-and-key.pem
ssl.truststore.type=PEM
ssl.truststore.location=${options.folder}/authority.pem
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:admin;User:ANONYMOUS
log.dirs=${options.folder}/data
offsets.topic.replication.factor=1
offsets.topic.num.partitions=1
auto.create.topics.enable=false
`;

const ADMINISTRATOR = (folder: string) => `security.protocol=SASL_SSL
sasl.mechanism=PLAIN
sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="admin" password="all-rights";
ssl.truststore.type=PEM
ssl.truststore.location=${folder}/authority.pem
`;

async function writeFiles(host: Host, port: number): Promise<Authority> {
  const { folder } = host;
  const authority = await Authority.create(folder);
  const { cert, key } = await authority.issue('server');
  const pems = await Promise.all([key, cert].map(path => readFile(path)));
  await writeFile(join(folder, 'server-and-key.pem'), Buffer.concat(pems));
  await writeFile(join(folder, 'admin.properties'), ADMINISTRATOR(folder));
  await writeFile(
    join(folder, 'server.properties'),
    configuration({ folder, port, controller: await freePort() }),
  );
  return authority;
}

/** Where a command has a name of its own for the option. */
const CONFIG_OPTIONS: Record<string, string> = {
  VerifiableProducer: '--producer.config',
  'consumer.ConsoleConsumer': '--consumer.config',
};

async function startKafka(host: Host) {
  const classPath = await mavenClassPath('kafka', [
    `org.apache.kafka:kafka_2.13:${VERSION}`,
    `org.apache.kafka:kafka-tools:${VERSION}`,
  ]);
  const java = ['-Xmx256m', '-cp', classPath];
  const port = await freePort();
  const authority = await writeFiles(host, port);
  const format = ['format', '-t', CLUSTER_ID, '-c', 'server.properties'];
  await run(host.folder, 'java', [
    ...java,
    'kafka.tools.StorageTool',
    ...format,
  ]);
  /** Runs one of Kafka's own commands. */
  const command = (name: string, ...args: string[]) =>
    run(host.folder, 'java', [
      ...[...java, `org.apache.kafka.tools.${name}`],
      ...['--bootstrap-server', `127.0.0.1:${port}`],
      ...[CONFIG_OPTIONS[name] ?? '--command-config', 'admin.properties'],
      ...args,
    ]);
  await host.spawn('java', [...java, 'kafka.Kafka', 'server.properties'], {
    ready: () => command('TopicCommand', '--list'),
  });
  return { port, command, ca: await readFile(authority.file, 'utf8') };
}

type Command = (name: string, ...args: string[]) => Promise<string>;

function createTopic(command: Command, topic: string, ...config: string[]) {
  const configs = config.flatMap(entry => ['--config', entry]);
  const create = ['--create', '--topic', topic, '--partitions', '2'];
  return command('TopicCommand', ...create, ...configs);
}

const TWO_HOURS_MS = 2 * 3_600_000;

/** Writes messages of two hours ago, of which a group reads one, and another one all. */
async function fallBehind(command: Command, name: string) {
  const written = String(Date.now() - TWO_HOURS_MS);
  await command(
    'VerifiableProducer',
    ...['--topic', name, '--max-messages', '6'],
    ...['--message-create-time', written],
  );
  await command(
    'consumer.ConsoleConsumer',
    ...['--topic', name, '--group', 'mail'],
    ...['--from-beginning', '--max-messages', '1'],
  );
  await moveToEnd(command, 'ledger', name);
}

function moveToEnd(command: Command, group: string, name: string) {
  return command(
    'consumer.group.ConsumerGroupCommand',
    ...['--group', group, '--topic', name],
    ...['--reset-offsets', '--to-latest', '--execute'],
  );
}

/** What a service account needs, and no more. */
async function allowReading(command: Command) {
  const allow = (...to: string[]) =>
    command('AclCommand', '--add', '--allow-principal', 'User:strata', ...to);
  const describe = ['--operation', 'Describe'];
  const configs = ['--operation', 'DescribeConfigs'];
  await allow(...describe, ...configs, '--topic', '*', '--cluster');
  await allow(...describe, '--group', '*');
}

const cluster = {
  title: 'real',
  type: 'kafka-cluster',
  status: { health: 'ok', word: 'healthy' },
  facts: {
    'cluster.health': { members: 1, healthy: 1, quorum: true, alarms: [] },
    'store.access': {
      authentication: true,
      authorization: true,
      anonymous: 'nothing',
      tls: 'required',
      clientCertificates: false,
    },
  },
};

type Readers = {
  groups: string[];
  idle: string[];
  late?: string[];
  lateAfterMinutes?: number;
};

const topic = (title: string, retention: object, readers: Readers) => ({
  title,
  type: 'kafka-topic',
  status: readers.late?.length
    ? { health: 'warning', word: `1 of ${readers.groups.length} late` }
    : { health: 'ok', word: '2 of 2 online' },
  attributes: { partitions: 2 },
  facts: {
    'data.replication': { copies: 1, copiesPerWrite: 1, behind: 0, offline: 0 },
    'data.retention': retention,
    'queue.consumers': readers,
    'store.access': { authorization: true, anonymous: 'nothing' },
  },
});

const nobody = { groups: [], idle: [] };
const reading = (groups: string[], late: string[] = []): Readers => ({
  ...{ groups, idle: groups, late, lateAfterMinutes: 60 },
});
const checkout = reading(['checkout']);
/** Reads one message and stops, as the other group did when it had read all. */
const stopped = reading(['ledger', 'mail'], ['mail']);
const caughtUp = reading(['ledger', 'mail']);
const hourly = { limited: true, hours: 1, compacted: false };
const forEver = { limited: false, compacted: true };
const daily = { limited: true, hours: 24, compacted: false };

export const tool: RealTool = {
  async start(host) {
    const { port, command, ca } = await startKafka(host);
    return {
      config: {
        baseUrl: `kafka+ssl://127.0.0.1:${port}`,
        ...READER,
        mechanism: 'plain',
        tls: { ca },
      },
      wrongCredential: { token: 'wrong' },
      seed: {
        async apply() {
          await allowReading(command);
          await createTopic(command, 'orders.created', 'retention.ms=3600000');
          await createTopic(command, 'orders.state', 'cleanup.policy=compact');
          await command(
            'consumer.group.ConsumerGroupCommand',
            ...['--group', 'checkout', '--topic', 'orders.created'],
            ...['--reset-offsets', '--to-earliest', '--execute'],
          );
        },
        expected: {
          clusters: [cluster],
          topics: [
            topic('orders.created', hourly, checkout),
            topic('orders.state', forEver, nobody),
          ],
        },
      },
      change: {
        async apply() {
          await createTopic(command, 'paid', 'retention.ms=86400000');
          await fallBehind(command, 'paid');
        },
        expected: {
          clusters: [cluster],
          topics: [
            topic('orders.created', hourly, checkout),
            topic('orders.state', forEver, nobody),
            topic('paid', daily, stopped),
          ],
        },
      },
      remove: {
        async apply() {
          await command('TopicCommand', '--delete', '--topic', 'orders.state');
          await moveToEnd(command, 'mail', 'paid');
        },
        expected: {
          clusters: [cluster],
          topics: [
            topic('orders.created', hourly, checkout),
            topic('paid', daily, caughtUp),
          ],
        },
      },
    };
  },
};
