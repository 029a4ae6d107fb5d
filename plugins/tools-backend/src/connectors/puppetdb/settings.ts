import { z } from 'zod';

/** Names of facts, the first one that a machine has counts: `facts.<name>` or `trusted.<name>`. */
const factNames = z.array(z.string().regex(/^(facts|trusted)\.[\w.-]+$/));

export const puppetdbSettings = z.object({
  freshHours: z
    .number()
    .min(1)
    .default(24)
    .describe(
      'Hours after which a machine that has not reported counts as not looked after.',
    ),
  ownerFacts: factNames
    .default(['trusted.extensions.pp_owner', 'facts.team', 'facts.owner'])
    .describe('Facts that name the team of a machine.'),
  serviceFacts: factNames
    .default([
      'trusted.extensions.pp_service',
      'trusted.extensions.pp_application',
      'facts.service',
    ])
    .describe('Facts that name the service that runs on a machine.'),
  roleFacts: factNames
    .default(['trusted.extensions.pp_role', 'facts.role'])
    .describe('Facts that name the role of a machine.'),
  environmentFacts: factNames
    .default(['trusted.extensions.pp_environment', 'facts.environment'])
    .describe(
      "Facts that name the environment a machine is for; Puppet's own is one of code.",
    ),
  puppetboardUrl: z
    .url()
    .optional()
    .describe(
      'Address of Puppetboard, to which links lead instead of the API.',
    ),
});

export type PuppetdbSettings = z.output<typeof puppetdbSettings>;
