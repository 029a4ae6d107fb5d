import {
  instanceConfigSchema,
  type ConnectorDefinition,
} from '@strata/backstage-plugin-tools-node';
import { configTable, fieldsOf } from './fields';
import type { Knowledge } from './knowledge';
import { blocks, code, section, table } from './markdown';

const LINKS = `Strata links an item to a service by the first of these that it finds, and says which it was:

1. an annotation of the service, as the page of the connector names it. A value may begin with the id of an instance, ${code(
  'main:payments/checkout',
)}, where several have the same; a number alone only suggests where several tools of the kind are configured.
2. the address of the repository, in any of its forms.
3. a ${code(
  'catalog-info.yaml',
)} in the repository, of a service that is in the catalog.
4. a label or tag of the item, such as ${code('service=checkout')}.
5. a naming rule of yours, ${code('toolsLinks.naming')}.
6. its name, where one service alone has it; similar names are only suggested.

A repository's CODEOWNERS file only suggests: the one service of its owners among those that share the repository, or their only one.

Where they contradict each other, the item is shown as a conflict until a person settles it.`;

const CATALOG = `An item that is linked to a service is a ${code(
  'Resource',
)} in the catalog; ${code('catalog')} of the instance changes that to ${code(
  'all',
)} or ${code(
  'none',
)} for a resource. Accounts are people and never are entities. It has:

- a name made of type, instance, title and a hash. It changes with the title; the annotation ${code(
  'strata.dev/item-uid',
)} never does.
- ${code('spec.type')}, ${code('spec.owner')} (${code(
  'group:default/unowned',
)} where no team was found; it is a group while it owns at most 150) and ${code(
  'spec.dependencyOf',
)} the services. Hosts, log indices, topics and queues, which come by the thousand, and what would be more than 150 for one service, have ${code(
  'spec.dependsOn',
)} the tool instead.
- the annotations ${code('strata.dev/item-uid')}, ${code(
  'strata.dev/external-id',
)} (the tool’s own id) and ${code('strata.dev/tool-instance')}.
- ${code('backstage.io/managed-by-location')}: ${code(
  'strata-tools:<connector>.<instance>/<resource>',
)}.

State, times and facts are not in the catalog: they change too often. The Tools tab of a service shows them.`;

/** The list of all connectors, and what holds for each of them. */
export function overviewPage(
  connectors: readonly ConnectorDefinition<any>[],
  knowledge: Knowledge,
): string {
  return blocks(
    '# Connectors',
    'How Strata reads each tool. Instances of a tool are named in `app-config.yaml` under `tools.<connector>.<instance id>`; there may be several, and an id is permanent. Some tools are [taken over](../install.md#what-backstage-already-knows) from what other plugins have configured. A connector of your own: [CONTRIBUTING](../../CONTRIBUTING.md#a-connector).',
    table(
      ['connector', 'technology', 'reads', 'can change'],
      connectors.map(({ id, title, technology, resources, actions = [] }) => [
        `[${title}](${id}.md)`,
        knowledge.technology(technology).name,
        resources.map(resource => resource.title).join(', '),
        actions.map(action => action.title).join(', '),
      ]),
    ),
    'What they tell about items is listed by [fact](facts.md).',
    section(
      '## Keys of every instance',
      configTable(fieldsOf(instanceConfigSchema)),
    ),
    section('## Links to services', LINKS),
    section('## In the catalog', CATALOG),
  );
}
