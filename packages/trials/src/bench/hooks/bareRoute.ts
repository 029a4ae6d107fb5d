import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { verifyDelivery } from '@strata/backstage-plugin-tools-node';
import { raw, Router } from 'express';
import { SECRET } from './hook';
import { listWebhooks } from './listWebhooks';

/**
 * The least that accepts a webhook in a backend: reads the body, has the proof checked, and
 * answers. Nothing is remembered, stored or read again.
 */
export const bareRoute = createBackendPlugin({
  pluginId: 'bareroute',
  register(env) {
    env.registerInit({
      deps: { httpRouter: coreServices.httpRouter },
      async init({ httpRouter }) {
        const router = Router();
        router.post('/hook', raw({ type: 'application/json' }), (req, res) => {
          const { headers, query, body } = req;
          const delivery = { headers, query, body, now: new Date() };
          const proven = verifyDelivery(listWebhooks, [SECRET], delivery);
          JSON.parse(body.toString('utf8'));
          res.status(proven ? 202 : 401).json({ message: 'Accepted' });
        });
        httpRouter.addAuthPolicy({ path: '/hook', allow: 'unauthenticated' });
        httpRouter.use(router);
      },
    });
  },
});
