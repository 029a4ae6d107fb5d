import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import authModuleDemo from '.';

const config = {
  app: { baseUrl: 'http://localhost:3000' },
  auth: {
    providers: {
      demo: { people: { auditor: 'user:default/aisha.khan' } },
    },
  },
};

function startWithDemo() {
  return startTestBackend({
    features: [
      authPlugin,
      authModuleDemo,
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'User',
            metadata: { name: 'aisha.khan', namespace: 'default' },
            spec: { memberOf: ['auditors'] },
            relations: [
              { type: 'memberOf', targetRef: 'group:default/auditors' },
            ],
          },
        ],
      }),
      mockServices.rootConfig.factory({ data: config }),
    ],
  });
}

describe('the demo sign-in', () => {
  const environment = process.env.NODE_ENV;
  afterEach(() => {
    Object.assign(process.env, { NODE_ENV: environment });
  });

  it('issues a token for a named person with the groups of that person', async () => {
    const { server } = await startWithDemo();
    const response = await request(server)
      .get('/api/auth/demo/refresh')
      .set('x-demo-person', 'auditor');
    expect(response.status).toBe(200);
    expect(response.body.backstageIdentity.identity).toMatchObject({
      userEntityRef: 'user:default/aisha.khan',
      ownershipEntityRefs: expect.arrayContaining(['group:default/auditors']),
    });
  });

  it('names the people there are when asked for another', async () => {
    const { server } = await startWithDemo();
    const response = await request(server)
      .get('/api/auth/demo/refresh')
      .set('x-demo-person', 'root');
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain('auditor');
  });

  it('refuses to load in production', async () => {
    Object.assign(process.env, { NODE_ENV: 'production' });
    await expect(startWithDemo()).rejects.toThrow(
      /cannot be loaded in production/,
    );
  });
});
