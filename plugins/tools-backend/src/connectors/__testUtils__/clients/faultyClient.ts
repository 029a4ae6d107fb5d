import type { JsonObject } from '@backstage/types';
import type { ClientDefinition } from '@strata/backstage-plugin-tools-node';
import { StandIn } from '../standIn';
import { clientFaults, type ClientFault } from './clientFaults';

/** A server behind a client library: what the library gives back, and throws. */
export interface FakeClient {
  /** All ways in which the connector opens a connection. */
  definitions: ClientDefinition<any, any>[];
  config: JsonObject;
  /** What an open client has besides its methods. */
  properties?: object;
  methods: string[];
  /** The lists that the server keeps, by resource. */
  lists: Record<string, FakeList>;
  answer(
    method: string,
    args: any[],
    list: (resource: string) => any[],
  ): unknown;
  /** As the library throws them. */
  errors: Record<'busy' | 'broken' | 'reset' | 'refused', () => unknown>;
}

export interface FakeList {
  rows: any[];
  /** A row that none should have; absent where every row that can be sent is a good one. */
  odd?: unknown;
  rename(row: any, name: string): unknown;
}

/** How the list of a resource can go wrong behind a client library. */
export function clientFaultsOf(
  { lists }: FakeClient,
  resource: string,
): ClientFault[] {
  const list = lists[resource];
  return clientFaults.filter(
    ({ change, odd }) => !change || (list && (!odd || 'odd' in list)),
  );
}

/** Stands in the place of the client library. */
export class FaultyClient extends StandIn<ClientFault> {
  constructor(private readonly fake: FakeClient) {
    super();
    for (const definition of fake.definitions) {
      jest.spyOn(definition, 'open').mockImplementation(async () => {
        await this.call('open', []);
        return this.client();
      });
      jest.spyOn(definition, 'close').mockImplementation(() => {});
    }
  }

  close() {
    jest.restoreAllMocks();
  }

  private client() {
    const { methods, properties } = this.fake;
    const bound = methods.map(method => [
      method,
      (...args: unknown[]) => this.call(method, args),
    ]);
    return { ...properties, ...Object.fromEntries(bound) };
  }

  private async call(method: string, args: unknown[]): Promise<unknown> {
    this.asked += 1;
    const question = `${method} ${JSON.stringify(args)}`;
    const wrong = await this.goesWrong(this.asked, question);
    const { change, happens } = this.trouble ?? {};
    if (wrong && happens) await happens(this.fake);
    if (method === 'open') return undefined;
    return this.fake.answer(method, args, resource => {
      const list = this.fake.lists[resource];
      return wrong && change ? change(list) : list.rows;
    });
  }
}
