import { ConnectorError } from '@strata/backstage-plugin-tools-node';

/** What came, or nothing where the account may not know it: then it is unknown. */
export async function unlessForbidden<T>(
  answer: Promise<T>,
): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ConnectorError && error.kind === 'forbidden') {
      return undefined;
    }
    throw error;
  }
}
