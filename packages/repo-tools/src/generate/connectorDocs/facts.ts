import type { FactType } from '@strata/backstage-plugin-tools-common';
import type { ConnectorDefinition } from '@strata/backstage-plugin-tools-node';
import { fieldsOf, valueTable } from './fields';
import { blocks, code, section, sentence } from './markdown';

const FILE = 'facts.md';

/** A link to the part of the page that tells the fields of a fact. */
export function factLink(id: string): string {
  return `[${code(id)}](${FILE}#${id.replace(/\./g, '')})`;
}

/** All facts that some connector reads, with their fields. */
export function factsPage(
  connectors: readonly ConnectorDefinition<any>[],
): string {
  const facts = new Map<string, { type: FactType; by: Set<string> }>();
  for (const { id, title, resources } of connectors) {
    for (const type of resources.flatMap(({ facts: own = [] }) => own)) {
      const known = facts.get(type.id) ?? { type, by: new Set<string>() };
      facts.set(type.id, known);
      known.by.add(`[${title}](${id}.md)`);
    }
  }
  const sorted = [...facts.values()].sort((a, b) =>
    a.type.id < b.type.id ? -1 : 1,
  );
  return blocks(
    '# Facts',
    'What connectors tell about items besides that they are there. Checks ask for facts and never for a tool; a field that a tool does not show, or not to this credential, is absent and never `false`.',
    ...sorted.map(({ type, by }) =>
      section(
        `## ${type.id}`,
        blocks(
          `${sentence(type.title)} From ${[...by].join(', ')}.`,
          valueTable(fieldsOf(type.schema)),
        ),
      ),
    ),
  );
}
