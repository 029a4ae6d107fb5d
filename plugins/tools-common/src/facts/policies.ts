import { z } from 'zod';
import { defineFactType } from './define';

const circle = z.enum([
  'anybody',
  'everyone with an account',
  'some',
  'nobody',
]);

export const accessPolicy = defineFactType({
  id: 'access.policy',
  title: 'who may see, change and push to something',
  schema: z.object({
    view: circle,
    edit: circle,
    push: circle.optional().describe('Of repositories only.'),
  }),
});
