import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  categories,
  layers,
  processes,
  technologies,
  technologyById,
  technologyIdOfRef,
  technologyRef,
  technologySchema,
  type Layer,
} from '.';

const data = join(__dirname, '../data');

/** What the guide names, in its own spelling, by layer. */
const named: Record<Layer, string[]> = {
  language: ['C++', 'Java', 'Go', 'PHP', 'Python', 'Ruby', 'TypeScript'],
  component: [
    ...['Aliyun DNS', 'Wanwang', 'DNSPod', 'Route 53'],
    ...['Alibaba SLB', 'Tencent CLB', 'AWS ELB', 'LVS', 'Nginx'],
    ...['Wangsu', 'Tencent CDN', 'Alibaba CDN', 'Amazon CloudFront', 'Akamai'],
    ...['Thrift', 'gRPC', 'Hessian', 'Hprose'],
    ...['Dubbo', 'DubboX', 'Motan', 'rpcx'],
    ...['etcd', 'Consul', 'Apache Zookeeper'],
    ...['MySQL', 'PostgreSQL', 'Oracle', 'DB2'],
    ...['TiDB', 'CockroachDB', 'Google Spanner'],
    ...['Redis', 'Memcached', 'BerkeleyDB', 'HBase', 'Cassandra'],
    ...['MongoDB', 'CouchDB', 'Neo4j', 'InfoGrid'],
    ...['RabbitMQ', 'Kafka', 'RocketMQ', 'ActiveMQ', 'ZeroMQ', 'NSQ'],
    ...['Redis Streams', 'Pulsar', 'NATS'],
    ...['Flume', 'Storm'],
  ],
  system: [
    ...['Redmine', 'Phabricator', 'Phorge', 'Jira', 'Wukong CRM'],
    ...['Git', 'GitLab', 'Gerrit'],
    ...['Jenkins', 'TeamCity', 'Strider', 'GitLab CI', 'Travis CI', 'GoCD'],
    ...['Elasticsearch', 'Logstash', 'Kibana', 'Filebeat'],
    ...['Zabbix', 'Open-Falcon', 'Prometheus', 'Grafana', 'Alertmanager'],
    ...['Puppet', 'Chef', 'Ansible', 'SaltStack'],
    ...['Walle', 'Piplin', 'Jumpserver', 'Kubernetes', 'Cloud Foundry'],
  ],
};

const key = (name: string) => name.toLocaleLowerCase('en-US');

describe('the knowledge base', () => {
  it.each(layers)('holds every file of %s under its own id', layer => {
    const files = readdirSync(join(data, layer))
      .filter(name => /^[a-z0-9-]+\.yaml$/.test(name))
      .map(name => name.replace(/\.yaml$/, ''));
    const ids = technologies.filter(t => t.layer === layer).map(t => t.id);
    expect(ids.sort()).toEqual(files.sort());
  });

  it.each(
    Object.entries(named).flatMap(([layer, names]) =>
      names.map(name => [name, layer] as const),
    ),
  )('describes %s in the layer %s', (name, layer) => {
    const found = technologies.find(t =>
      [t.name, ...t.aliases].map(key).includes(key(name)),
    );
    expect(found).toMatchObject({ layer });
  });

  it('uses a name or alias for one technology only', () => {
    const seen = technologies.flatMap(t => [t.name, ...t.aliases].map(key));
    const repeated = seen.filter((name, i) => seen.indexOf(name) !== i);
    expect(repeated).toEqual([]);
    expect(technologyById.size).toBe(technologies.length);
  });

  it('has in each category only technologies of its layer, and at least one', () => {
    for (const { id, layer } of categories) {
      const inside = technologies.filter(t => t.category === id);
      expect(inside.length).toBeGreaterThan(0);
      expect(inside.map(t => t.layer)).toEqual(inside.map(() => layer));
    }
  });

  it.each(technologies.map(t => [t.id, t] as const))(
    'knows the processes of %s',
    (_, technology) => {
      const known = processes.map(process => process.id);
      expect(known).toEqual(expect.arrayContaining(technology.processes));
    },
  );

  it.each(
    technologies.flatMap(({ id, successor }) =>
      successor && 'id' in successor ? [[id, successor.id] as const] : [],
    ),
  )('leads from %s to the living %s', (id, successor) => {
    expect(successor).not.toBe(id);
    expect(technologyById.get(successor)?.status).toBe('active');
  });

  it.each(
    technologies.flatMap(({ id, partOf }) => (partOf ? [[id, partOf]] : [])),
  )('knows that %s is part of %s', (id, whole) => {
    expect(whole).not.toBe(id);
    expect(technologyById.get(whole)).toBeDefined();
  });

  it('has a system for each process that items of a tool show', () => {
    const enforced = new Set(technologies.flatMap(t => t.processes));
    const shown = processes.filter(({ items }) => items.length > 0);
    expect(shown.map(({ id }) => id)).toEqual([
      ...['development-workflow', 'ci', 'logging', 'monitoring', 'alerting'],
      'issue-tracking',
    ]);
    expect(shown.filter(({ id }) => !enforced.has(id))).toEqual([]);
  });

  it('has a system for each process that a tool can enforce', () => {
    const enforced = new Set(technologies.flatMap(t => t.processes));
    const byPeople = [
      ...['database-change', 'ownership', 'documentation'],
      'provider-redundancy',
    ];
    expect(processes.map(p => p.id).filter(id => !enforced.has(id))).toEqual(
      byPeople,
    );
  });
});

describe('technologySchema', () => {
  const go = technologyById.get('go')!;

  it.each([
    ['an unknown field', { colour: 'blue' }],
    ['a category outside the list', { category: 'misc' }],
    ['an id that is not kebab-case', { id: 'Go Lang' }],
    ['a homepage that is no web address', { homepage: 'ftp://go.dev/' }],
    ['a status without a way out', { status: 'abandoned' }],
    ['a date in words', { statusSince: 'last year' }],
  ])('refuses %s', (_, change) => {
    expect(technologySchema.safeParse({ ...go, ...change }).success).toBe(
      false,
    );
  });
});

describe('technologyIdOfRef', () => {
  it('reads what technologyRef writes', () => {
    expect(technologyIdOfRef(technologyRef('gitlab-ci'))).toBe('gitlab-ci');
  });

  it('ignores other entities', () => {
    expect(technologyIdOfRef('resource:default/go')).toBeUndefined();
  });
});
