import type { ListPage } from '@strata/backstage-plugin-tools-node';
import { loadBalancers } from './load-balancers';

/** Markers of the pages that each generation has in each region. */
const MARKERS: (string | undefined)[] = [undefined, 'second'];

async function walk(resumeAt?: string) {
  const asked: string[] = [];
  const client = {
    in: (region: string) => ({
      describeLoadBalancers: async ({
        Marker: marker,
      }: {
        Marker?: string;
      }) => {
        asked.push([region, marker].filter(Boolean).join(' '));
        return {
          LoadBalancers: [],
          LoadBalancerDescriptions: [],
          NextMarker: MARKERS[MARKERS.indexOf(marker) + 1],
        };
      },
    }),
  };
  const list = loadBalancers.list as (context: any) => AsyncIterable<ListPage>;
  const pages: ListPage[] = [];
  const context = {
    settings: { regions: ['us-east-1', 'eu-west-1'] },
    use: (_: unknown, call: (clients: unknown) => unknown) => call(client),
    resumeAt,
  };
  for await (const page of list(context)) pages.push(page);
  return { asked, ends: pages.map(({ next, last }) => (last ? 'last' : next)) };
}

it('walks both generations of every region', async () => {
  expect(await walk()).toEqual({
    asked: [
      ...['us-east-1', 'us-east-1 second', 'us-east-1', 'us-east-1 second'],
      ...['eu-west-1', 'eu-west-1 second', 'eu-west-1', 'eu-west-1 second'],
    ],
    ends: [
      ...['us-east-1 v2 second', 'us-east-1 classic'],
      ...['us-east-1 classic second', 'eu-west-1 v2'],
      ...['eu-west-1 v2 second', 'eu-west-1 classic'],
      ...['eu-west-1 classic second', 'last'],
    ],
  });
});

it('goes on where it stopped, and begins anew where that region is gone', async () => {
  const { asked } = await walk('eu-west-1 classic second');
  expect(asked).toEqual(['eu-west-1 second']);
  expect((await walk('ap-south-1 v2 second')).asked).toHaveLength(8);
});
