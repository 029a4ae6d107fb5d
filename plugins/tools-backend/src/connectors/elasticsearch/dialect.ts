import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';

/** What the distribution and the modules on its nodes can be asked for. */
export interface Dialect {
  product: 'elasticsearch' | 'opensearch';
  version: string;
  clusterName: string;
  clusterUuid: string;
  dataStreams: boolean;
  /** Who deletes old data: index lifecycle management, or index state management. */
  lifecycle?: 'ilm' | 'ism';
  /** Who takes snapshots: snapshot lifecycle management, or snapshot management. */
  snapshots?: 'slm' | 'sm';
  /** Whether users and roles are in force; absent where that hangs on the licence. */
  security?: boolean;
  /** Ids of the nodes that are there. */
  nodes: string[];
}

const rootSchema = z.object({
  cluster_name: z.string(),
  cluster_uuid: z.string(),
  version: z.object({
    number: z.string(),
    distribution: z.string().optional(),
  }),
});

const named = z.array(z.object({ name: z.string() })).default([]);
const settingsSchema = z.object({
  xpack: z.object({ security: z.object({ enabled: z.string() }) }).optional(),
  plugins: z
    .object({ security: z.object({ disabled: z.string() }) })
    .optional(),
});
const nodesSchema = z.object({
  nodes: z.record(
    z.string(),
    z.object({
      modules: named,
      plugins: named,
      settings: settingsSchema.default({}),
    }),
  ),
});
type Nodes = z.output<typeof nodesSchema>['nodes'];

/** The version only keeps nodes without modules in the answer. */
const ASKED = [
  'version',
  'modules.name',
  'plugins.name',
  'settings.xpack.security.enabled',
  'settings.plugins.security.disabled',
].map(property => `nodes.*.${property}`);

/**
 * Asks once per run. Clusters without a module answer requests for it as if its name were an
 * index, with varying statuses; so nothing is asked for that the nodes do not list.
 */
export async function readDialect({ api }: ReadContext): Promise<Dialect> {
  const root = await api.get('/', rootSchema);
  const { nodes } = await api.get('/_nodes/plugins,settings', nodesSchema, {
    query: { filter_path: ASKED.join(',') },
  });
  const { number: version, distribution } = root.version;
  return {
    version,
    clusterName: root.cluster_name,
    clusterUuid: root.cluster_uuid,
    nodes: Object.keys(nodes),
    ...(distribution === 'opensearch'
      ? opensearch(version, nodes)
      : elasticsearch(version, nodes)),
  };
}

function modulesOf(nodes: Nodes): Set<string> {
  const all = Object.values(nodes).flatMap(node => [
    ...node.modules,
    ...node.plugins,
  ]);
  return new Set(all.map(({ name }) => name));
}

type Abilities = Pick<
  Dialect,
  'product' | 'dataStreams' | 'lifecycle' | 'snapshots' | 'security'
>;

function opensearch(version: string, nodes: Nodes): Abilities {
  const modules = modulesOf(nodes);
  const managed = modules.has('opensearch-index-management');
  const [major, minor] = version.split('.').map(Number);
  const disabled = Object.values(nodes).some(
    ({ settings }) => settings.plugins?.security.disabled === 'true',
  );
  return {
    product: 'opensearch',
    dataStreams: true,
    lifecycle: managed ? 'ism' : undefined,
    snapshots:
      managed && (major > 2 || (major === 2 && minor >= 1)) ? 'sm' : undefined,
    security: modules.has('opensearch-security') && !disabled,
  };
}

function elasticsearch(version: string, nodes: Nodes): Abilities {
  const modules = modulesOf(nodes);
  const lifecycle = modules.has('x-pack-ilm');
  return {
    product: 'elasticsearch',
    dataStreams:
      modules.has('data-streams') || modules.has('x-pack-data-streams'),
    lifecycle: lifecycle ? 'ilm' : undefined,
    // A module of its own only since 8.10.
    snapshots: lifecycle ? 'slm' : undefined,
    security: modules.has('x-pack-security') && isSecured(version, nodes),
  };
}

/** On by default since 8; before, off with a basic licence. */
function isSecured(version: string, nodes: Nodes): boolean | undefined {
  const values = Object.values(nodes).flatMap(
    ({ settings }) => settings.xpack?.security.enabled ?? [],
  );
  if (values.length) return values.every(value => value === 'true');
  return Number(version.split('.')[0]) >= 8 ? true : undefined;
}
