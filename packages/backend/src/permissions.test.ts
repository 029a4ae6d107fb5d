import { ConfigReader } from '@backstage/config';
import {
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
  catalogEntityRefreshPermission,
} from '@backstage/plugin-catalog-common/alpha';
import type { Permission } from '@backstage/plugin-permission-common';
import type { PolicyQueryUser } from '@backstage/plugin-permission-node';
import { compliancePermissions } from '@strata/backstage-plugin-compliance-common';
import {
  toolsActionPermission,
  toolsPermissions,
} from '@strata/backstage-plugin-tools-common';
import { RolesPolicy } from './permissions';

const policy = new RolesPolicy(
  new ConfigReader({
    strata: {
      roles: {
        auditors: ['group:default/auditors'],
        leads: ['group:default/team-leads'],
        platform: ['group:default/platform'],
      },
    },
  }),
);

const createJob = toolsActionPermission('jenkins', 'create-job');
const grantAccess = toolsActionPermission('jumpserver', 'grant-access');

const all: Permission[] = [
  ...toolsPermissions,
  createJob,
  grantAccess,
  ...compliancePermissions,
  catalogEntityReadPermission,
  catalogEntityRefreshPermission,
  catalogEntityDeletePermission,
];

async function allowedFor(...groups: string[]): Promise<string[]> {
  const user = {
    info: {
      userEntityRef: 'user:default/someone',
      ownershipEntityRefs: groups.map(group => `group:default/${group}`),
    },
  } as PolicyQueryUser;
  const decisions = await Promise.all(
    all.map(async permission => ({
      name: permission.name,
      ...(await policy.handle({ permission }, user)),
    })),
  );
  return decisions.filter(d => d.result === 'ALLOW').map(d => d.name);
}

describe('RolesPolicy', () => {
  it('lets an auditor read everything and change nothing', async () => {
    const reads = all
      .filter(permission => permission.attributes.action === 'read')
      .map(permission => permission.name);
    expect(await allowedFor('auditors')).toEqual(reads);
  });

  it('keeps somebody an auditor who is also in the platform team', async () => {
    expect(await allowedFor('platform', 'auditors')).not.toContain(
      'tools.sync.run',
    );
  });

  it('leaves waivers to leads and removals to the platform team', async () => {
    const developer = await allowedFor('storefront');
    expect(developer).toContain('tools.link.decide');
    expect(developer).not.toContain('compliance.waiver.decide');
    const lead = await allowedFor('storefront', 'team-leads');
    expect(lead).toContain('compliance.waiver.decide');
    expect(lead).not.toContain('tools.removal.decide');
    expect(await allowedFor('platform')).toEqual(all.map(p => p.name));
  });

  it('shows everybody the accounts of their own teams, and all to those who answer for all', async () => {
    const accounts = async (...groups: string[]) =>
      (await allowedFor(...groups)).filter(name => /account/.test(name));
    const [every, own, decide] = ['read', 'read-own', 'decide'].map(
      name => `tools.account.${name}`,
    );
    expect(await accounts('storefront')).toEqual([own]);
    expect(await accounts('storefront', 'team-leads')).toEqual([own, decide]);
    expect(await accounts('auditors')).toEqual([every, own]);
    expect(await accounts('platform')).toEqual([every, own, decide]);
  });

  it('lets developers set up a service, and not let people into machines', async () => {
    const developer = await allowedFor('storefront');
    expect(developer).toContain(createJob.name);
    expect(developer).not.toContain(grantAccess.name);
    expect(await allowedFor('platform')).toContain(grantAccess.name);
  });

  it('denies whoever is not signed in', async () => {
    expect(
      await policy.handle({ permission: catalogEntityReadPermission }),
    ).toEqual({ result: 'DENY' });
  });
});
