import {
  ConnectorError,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';

/** The version of each part of the API that is spoken here; all are there since GoCD 20.1. */
const VERSIONS = {
  ...{ dashboard: 4, history: 1, currentUser: 1, users: 3, version: 1 },
};

/** GoCD tells the parts of its API apart by the media type alone. */
export function accept(part: keyof typeof VERSIONS): Record<string, string> {
  return { Accept: `application/vnd.go.cd.v${VERSIONS[part]}+json` };
}

const versionSchema = z.object({ version: z.string() });

/**
 * GoCD answers 404 to a version that it does not have, as to a wrong address
 * (https://api.gocd.org/current/#api-versions). Its own version tells which it was.
 */
export async function explainNotFound(
  part: keyof typeof VERSIONS,
  { api, instance }: ReadContext,
): Promise<ConnectorError> {
  const who = `GoCD ${instance}`;
  const answer = await api.find('/version', versionSchema, {
    headers: accept('version'),
    allow: [404],
  });
  return answer
    ? new ConnectorError(
        'contract',
        `${who} is GoCD ${answer.version}, which has no version ${VERSIONS[part]} of the ${part} API (404).`,
        {
          remedy: 'Upgrade GoCD: Strata reads 20.1 and later.',
        },
      )
    : new ConnectorError(
        'contract',
        `${who} has no API at its address (404).`,
        {
          remedy: `Set \`tools.gocd.${instance}.baseUrl\` to the address of the server without \`/go\`, for example \`https://gocd.example.com\`.`,
        },
      );
}
