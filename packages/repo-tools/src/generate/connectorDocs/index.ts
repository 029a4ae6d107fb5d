import type { ConnectorDefinition } from '@strata/backstage-plugin-tools-node';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listFolders } from '../files';
import type { Generator } from '../generator';
import { factsPage } from './facts';
import { readKnowledge } from './knowledge';
import { overviewPage } from './overview';
import { connectorPage } from './page';

const BANNER =
  '<!-- Generated from the definition of the connectors by `yarn generate`. Do not edit. -->\n\n';

/** A page for each connector, one for all of them, and one for what they tell. */
export const generateConnectorDocs: Generator = async root => {
  const connectors = await loadConnectors(
    join(root, 'plugins/tools-backend/src/connectors'),
  );
  if (!connectors.length) return [];
  const technologies = connectors.map(({ technology }) => technology);
  const knowledge = await readKnowledge(root, technologies);
  const pages: Record<string, string> = {
    README: overviewPage(connectors, knowledge),
    facts: factsPage(connectors),
  };
  for (const connector of connectors) {
    pages[connector.id] = connectorPage(connector, knowledge);
  }
  return Object.entries(pages).map(([name, text]) => ({
    path: join(root, 'docs/connectors', `${name}.md`),
    text: formatMarkdown(BANNER + text),
  }));
};

/** By path, as this package must not depend on what it generates for. */
async function loadConnectors(
  folder: string,
): Promise<ConnectorDefinition<any>[]> {
  const files = (await listFolders(folder))
    .map(id => join(folder, id, 'connector.ts'))
    .filter(existsSync);
  return files.flatMap(file => require(file).connector ?? []);
}

/** As the rest of the repository is formatted. */
function formatMarkdown(text: string): string {
  // comes without types
  const { format } = require('prettier') as {
    format(source: string, options: object): string;
  };
  const style = require('@backstage/cli/config/prettier');
  return format(text, { parser: 'markdown', ...style });
}
