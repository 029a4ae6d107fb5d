import { toolsActionPermission } from '@strata/backstage-plugin-tools-common';
import {
  ACCOUNT_TYPE,
  type ActionDefinition,
  type ConnectorDefinition,
  type ResourceDefinition,
} from '@strata/backstage-plugin-tools-node';
import { stringify } from 'yaml';
import { credentialForms, exampleYaml } from './example';
import { factLink } from './facts';
import { configTable, fieldsOf, valueTable } from './fields';
import type { Knowledge } from './knowledge';
import {
  blocks,
  bullets,
  code,
  fence,
  plain,
  section,
  sentence,
  table,
} from './markdown';

type Definition = ConnectorDefinition<any>;

/** The page of one connector. */
export function connectorPage(
  definition: Definition,
  knowledge: Knowledge,
): string {
  return blocks(
    `# ${definition.title}`,
    introduction(definition, knowledge),
    section('## Configuration', configuration(definition)),
    section('## Credential', credential(definition)),
    section('## Taken over', takenOver(definition)),
    section('## What it reads', reads(definition, knowledge)),
    section('## Webhooks', webhooks(definition)),
    section('## In the catalog', catalog(definition)),
    section('## Links to services', links(definition)),
    section('## Changes it can make', changes(definition)),
    section('## Limits', limits(definition)),
    section(
      '## Not covered',
      bullets((definition.notCovered ?? []).map(plain)),
    ),
  );
}

function introduction(definition: Definition, knowledge: Knowledge): string {
  const { technology, docs, summary, id } = definition;
  const { name, homepage, summary: about } = knowledge.technology(technology);
  return blocks(
    `[${name}](${homepage}): ${about}`,
    summary && `Strata reads ${plain(summary)}`,
    `The connector’s id is ${code(
      id,
    )}. Its API is described by [the vendor](${docs}). [All connectors](README.md)`,
  );
}

function configuration(definition: Definition): string {
  const own = fieldsOf(definition.settings);
  return blocks(
    exampleYaml(definition),
    own.length > 0 && 'Keys of this connector:',
    configTable(own),
    `Every instance also has the [keys that all connectors share](README.md#keys-of-every-instance). ${code(
      `strata tools check ${definition.id}`,
    )} [tries it](../install.md#check-the-tools-before-the-start) before the start.`,
  );
}

function credential(definition: Definition): string {
  const forms = credentialForms(definition);
  const which = definition.authFor
    ? 'The one of these that the keys above choose'
    : 'The first of these whose values are configured';
  return blocks(
    forms.length > 1 ? `${which}:\n\n${bullets(forms)}` : sentence(forms[0]),
    `What it has to be allowed, and no more:\n\n${bullets(
      definition.permissions.map(plain),
    )}`,
  );
}

function takenOver({ takeOver = [] }: Definition): string {
  return takeOver
    .map(({ key, plugin, except = [] }) =>
      blocks(
        `What ${code(key)} has for ${
          plugin.startsWith('@') ? code(plugin) : plugin
        } is [taken over](../install.md#what-backstage-already-knows), if ${code(
          'tools',
        )} has no instance of that address with a credential.`,
        except.length > 0 && `Not taken over:\n\n${bullets(except.map(plain))}`,
      ),
    )
    .join('\n\n');
}

function reads({ resources }: Definition, knowledge: Knowledge): string {
  return blocks(
    ...resources.map(resource =>
      blocks(
        `### ${resource.title}`,
        `${code(resource.name)}: items of the type ${code(
          resource.itemType,
        )} in the process *${knowledge.process(resource.process)}*. ${howRead(
          resource,
        )}`,
        factsOf(resource),
      ),
    ),
    resources.length > 1 && howToSwitchOff(resources.at(-1)!),
  );
}

function howToSwitchOff({ name }: ResourceDefinition): string {
  return `${code(
    'resources',
  )} of the instance switches off what you do not want or the credential may not read, for example ${code(
    `resources: { ${name}: false }`,
  )}. What was read of it before stays until a person removes it on the page Syncs.`;
}

function howRead({ shared, incremental, list }: ResourceDefinition): string {
  const paging = typeof list === 'function' ? undefined : list.paging;
  return [
    shared &&
      'They belong to a team or to the tool as a whole, never to one service.',
    paging?.by === 'single' && 'The list comes in one answer.',
    paging && 'size' in paging && `A page has ${paging.size} rows.`,
    incremental &&
      'Between two full reads, only what has changed is asked for.',
    typeof list === 'object' &&
      list.conditional &&
      'One request is enough while nothing has changed.',
  ]
    .filter(Boolean)
    .join(' ');
}

function factsOf({ facts = [] }: ResourceDefinition): string {
  if (!facts.length) return '';
  const lines = facts.map(fact => {
    const names = fieldsOf(fact.schema)
      .filter(({ name }) => !/[.[]/.test(name))
      .map(({ name }) => code(name));
    return `${fact.title} (${factLink(fact.id)}): ${names.join(', ')}`;
  });
  return `Facts:\n\n${bullets(lines)}`;
}

function webhooks({ id, resources, webhooks: hooks }: Definition): string {
  if (!hooks) return '';
  const single = resources.filter(({ read }) => read).map(({ title }) => title);
  return blocks(
    `With ${code(
      'webhookSecret',
    )}, what changes in the tool shows within seconds ([how](../production.md#webhooks)). The address to enter there is ${code(
      `<backend>/api/tools/webhooks/${id}/<instance>`,
    )}; the tool's side is described by [the vendor](${hooks.docs}).`,
    bullets(hooks.setup.map(plain)),
    single.length > 0 && `Read again one by one: ${single.join(', ')}.`,
  );
}

function catalog({ id, resources }: Definition): string {
  const instance = `${id}.main`;
  const shown = resources.filter(({ itemType }) => itemType !== ACCOUNT_TYPE);
  if (!shown.length) return '';
  const rows = shown.map(({ title, name, itemType }) => [
    title,
    code(itemType),
    code(
      `resource:default/${beginningOf(
        `${itemType}-${id}-main`,
      )}-<title>-<hash>`,
    ),
    code(`strata-tools:${instance}/${name}`),
  ]);
  return blocks(
    `Entities are of the kind ${code(
      'Resource',
    )}. What is not given to a service there ${code(
      'dependsOn',
    )} the instance, ${code(
      `resource:default/tool-${instance}`,
    )}. [What all of them have](README.md#in-the-catalog)`,
    table(['items', '`spec.type`', 'reference', 'location'], rows),
    shown.length < resources.length &&
      'Accounts are people and never become entities.',
  );
}

/** Longest beginning of an entity's name, as the module for the catalog cuts it. */
const MAX_BEGINNING = 32;

function beginningOf(name: string): string {
  return name.slice(0, MAX_BEGINNING).replace(/-+$/, '');
}

function links({ annotations }: Definition): string {
  if (!annotations) return '';
  const metadata = { metadata: { annotations } };
  return blocks(
    'By annotation of a service in its `catalog-info.yaml`; one is enough:',
    fence('yaml', stringify(metadata, { lineWidth: 0 })),
    'Other ways are [the same for all tools](README.md#links-to-services).',
  );
}

function changes({ id, actions = [] }: Definition): string {
  if (!actions.length) return '';
  return blocks(
    `Each has a credential, ${code('actions.<name>.token')} or else ${code(
      'writeToken',
    )}, and a permission that people need for it. A dry run says beforehand what would happen.`,
    ...actions.map(action => change(id, action)),
  );
}

function change(
  connector: string,
  { name, title, permission, input, undo }: ActionDefinition,
) {
  return blocks(
    `### ${title}`,
    `${code(name)}, for people with the permission ${code(
      toolsActionPermission(connector, name).name,
    )}. Its credential needs ${plain(permission)}. ${
      undo ? 'It can be undone.' : 'It cannot be undone.'
    }`,
    valueTable(fieldsOf(input)),
  );
}

const DEFAULT_CONCURRENCY = 4;

function limits({ api, resources }: Definition): string {
  const { concurrency = DEFAULT_CONCURRENCY, requestsPerMinute } = api;
  const several = resources.length > 1 ? ', over all of its lists' : '';
  return blocks(
    `At most ${concurrency} ${
      concurrency === 1 ? 'request is' : 'requests are'
    } under way at once${several}${
      requestsPerMinute ? `, and ${requestsPerMinute} a minute` : ''
    }. ${code('limits')} of the instance changes that.`,
  );
}
