import { distributions } from './distributions';

const row = {
  ...{ id: 'E1', arn: 'arn', domain: 'e1.cloudfront.net', aliases: [] },
  ...{ enabled: true, state: 'Deployed', origins: [], policies: [] },
  ...{ ownCertificate: false, firewall: false, labels: {} },
};

async function logsWhere(enabled: boolean) {
  const use = async () => ({
    DistributionConfig: { Logging: { Enabled: enabled } },
  });
  const { facts } = await distributions.evidence!(
    row,
    { use } as any,
    new Map(),
  );
  return facts![0].value;
}

it('does not take the old way of logging for the only one', async () => {
  expect(await logsWhere(true)).toHaveProperty('accessLogs', true);
  expect(await logsWhere(false)).not.toHaveProperty('accessLogs');
});
