import { stringify } from 'yaml';
import type { Service } from '../../company/schema';

/** A package by name with the version that the company uses. */
type Client = readonly [name: string, version: string];

/** The usual client of each component, by language. */
const CLIENTS: Record<string, Record<string, Client>> = {
  go: {
    consul: ['github.com/hashicorp/consul/api', 'v1.31.0'],
    etcd: ['go.etcd.io/etcd/client/v3', 'v3.5.17'],
    grpc: ['google.golang.org/grpc', 'v1.69.2'],
    kafka: ['github.com/segmentio/kafka-go', 'v0.4.47'],
    postgresql: ['github.com/jackc/pgx/v5', 'v5.7.1'],
    prometheus: ['github.com/prometheus/client_golang', 'v1.20.5'],
    rabbitmq: ['github.com/rabbitmq/amqp091-go', 'v1.10.0'],
    redis: ['github.com/redis/go-redis/v9', 'v9.7.0'],
  },
  java: {
    dubbo: ['org.apache.dubbo:dubbo', '3.3.2'],
    dubbox: ['com.alibaba:dubbo', '2.8.4'],
    etcd: ['io.etcd:jetcd-core', '0.8.4'],
    grpc: ['io.grpc:grpc-stub', '1.69.0'],
    kafka: ['org.apache.kafka:kafka-clients', '3.9.0'],
    logstash: ['net.logstash.logback:logstash-logback-encoder', '8.0'],
    mongodb: ['org.mongodb:mongodb-driver-sync', '5.2.1'],
    mysql: ['com.mysql:mysql-connector-j', '9.1.0'],
    postgresql: ['org.postgresql:postgresql', '42.7.4'],
    prometheus: ['io.micrometer:micrometer-registry-prometheus', '1.14.2'],
    rabbitmq: ['com.rabbitmq:amqp-client', '5.24.0'],
    redis: ['redis.clients:jedis', '5.2.0'],
    rocketmq: ['org.apache.rocketmq:rocketmq-client', '5.3.1'],
    zookeeper: ['org.apache.curator:curator-framework', '5.7.1'],
  },
  python: {
    consul: ['python-consul', '1.1.0'],
    elasticsearch: ['elasticsearch', '8.17.0'],
    etcd: ['etcd3', '0.12.0'],
    grpc: ['grpcio', '1.69.0'],
    kafka: ['confluent-kafka', '2.6.1'],
    mysql: ['pymysql', '1.1.1'],
    postgresql: ['psycopg', '3.2.3'],
    prometheus: ['prometheus-client', '0.21.1'],
    redis: ['redis', '5.2.1'],
    storm: ['streamparse', '5.0.1'],
  },
  php: {
    memcached: ['ext-memcached', '*'],
    mysql: ['ext-pdo_mysql', '*'],
    redis: ['predis/predis', '^2.3'],
  },
  ruby: {
    mysql: ['mysql2', '~> 0.5.6'],
    rabbitmq: ['bunny', '~> 2.23'],
  },
  cpp: {
    mysql: ['mysql-connector-cpp', '9.1.0'],
    rabbitmq: ['amqp-cpp', '4.3.27'],
    redis: ['hiredis', '1.2.0'],
    thrift: ['thrift', '0.20.0'],
    zookeeper: ['zookeeper', '3.8.4'],
  },
  typescript: {
    consul: ['consul', '2.0.1'],
    prometheus: ['prom-client', '15.1.3'],
    rabbitmq: ['amqplib', '^0.10.5'],
    redis: ['ioredis', '5.4.2'],
  },
};

/** The file that names the packages, and where there is one the lock file beside it. */
const MANIFESTS: Record<
  string,
  (name: string, clients: Client[]) => Record<string, string>
> = {
  go: (name, clients) => ({
    'go.mod': `module larkfield.example/${name}\n\ngo 1.25.0\n\nrequire (\n${lines(
      clients,
      ([client, version]) => `\t${client} ${version}`,
    )})\n`,
    'go.sum': '',
  }),
  java: (_, clients) => ({
    'pom.xml': `<project>\n  <properties>\n    <java.version>21</java.version>\n  </properties>\n  <dependencies>\n${lines(
      clients,
      ([client, version]) => {
        const [group, artifact] = client.split(':');
        return `    <dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
      },
    )}  </dependencies>\n</project>\n`,
  }),
  python: (name, clients) => ({
    'pyproject.toml': `[project]\nname = "${name}"\nversion = "1.0.0"\nrequires-python = ">=3.12"\ndependencies = [\n${lines(
      clients,
      ([client, version]) => `  "${client}==${version}",`,
    )}]\n`,
    'uv.lock': 'version = 1\n',
  }),
  php: (name, clients) => ({
    'composer.json': json({
      name: `larkfield/${name}`,
      require: { php: '^8.3', ...Object.fromEntries(clients) },
    }),
    'composer.lock': '{}\n',
  }),
  ruby: (_, clients) => ({
    Gemfile: `source 'https://rubygems.org'\nruby '3.3.6'\n${lines(
      clients,
      ([client, version]) => `gem '${client}', '${version}'`,
    )}`,
    'Gemfile.lock': '',
  }),
  cpp: (_, clients) => ({
    'CMakeLists.txt': 'set(CMAKE_CXX_STANDARD 20)\n',
    'conanfile.txt': `[requires]\n${lines(
      clients,
      ([client, version]) => `${client}/${version}`,
    )}`,
  }),
  typescript: (name, clients) => ({
    'package.json': json({
      ...{ name, private: true, engines: { node: '>=22' } },
      dependencies: Object.fromEntries(clients),
      devDependencies: { typescript: '5.7.2' },
    }),
    'package-lock.json': '{}\n',
  }),
};

const IMAGES: Record<string, string> = {
  mysql: 'mysql:8.4',
  postgresql: 'postgres:16',
  redis: 'redis:7.4',
};

/** What the service is really built with, which need not be what its catalog entry says. */
export function dependencyFiles(service: Service): Record<string, string> {
  const { language, dependencies, name } = service;
  const used = [...service.technologies, 'prometheus', ...dependencies.besides]
    .filter(id => !dependencies.without.includes(id))
    .sort();
  const clients = used.flatMap(id => {
    const client = CLIENTS[language]?.[id];
    return client ? [client] : [];
  });
  const images = used.flatMap(id => (IMAGES[id] ? [[id, IMAGES[id]]] : []));
  return {
    ...MANIFESTS[language](name, clients),
    ...(images.length > 0 && {
      'compose.yaml': stringify({
        services: Object.fromEntries(
          images.map(([id, image]) => [id, { image }]),
        ),
      }),
    }),
    ...migrationFiles(service),
  };
}

/** Services with a relational database change it step by step. */
function migrationFiles({
  technologies,
  dependencies,
}: Service): Record<string, string> {
  const hasDatabase = ['mysql', 'postgresql'].some(id =>
    technologies.includes(id),
  );
  return hasDatabase
    ? Object.fromEntries(
        dependencies.migrations.map(file => [`db/migrations/${file}`, '\n']),
      )
    : {};
}

function lines(clients: Client[], toLine: (client: Client) => string): string {
  return clients.map(client => `${toLine(client)}\n`).join('');
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
