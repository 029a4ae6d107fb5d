import { z } from 'zod';
import { defineFactType } from './define';

/** Whether what clients send is encrypted; `offered` where plain connections are served too. */
const encryption = z.enum(['required', 'offered', 'off']);

export const dnsZone = defineFactType({
  id: 'dns.zone',
  title: 'a DNS zone with its name servers and safeguards',
  schema: z.object({
    name: z.string(),
    private: z
      .boolean()
      .describe('Whether only networks of the company can ask it.'),
    nameServers: z
      .array(z.string())
      .describe(
        'Hosts that answer for it, as the zone itself names them: who they belong to shows the providers.',
      ),
    healthChecked: z
      .boolean()
      .describe(
        'Whether some record is only given out while what it points to is healthy.',
      ),
    signed: z.boolean().optional().describe('Whether answers are signed.'),
    queryLogging: z.boolean().optional(),
  }),
});

export const loadBalancer = defineFactType({
  id: 'edge.load-balancer',
  title: 'a load balancer with its exposure, encryption and safeguards',
  schema: z.object({
    kind: z.enum(['application', 'network', 'gateway', 'classic']),
    public: z.boolean().describe('Whether the internet can reach it.'),
    zones: z.number().describe('Data centres that it is spread over.'),
    tls: encryption
      .optional()
      .describe(
        '`required` too where plain requests are only redirected; absent where it carries other protocols.',
      ),
    tlsPolicies: z
      .array(z.string())
      .default([])
      .describe("Names of the provider's sets of versions and ciphers."),
    accessLogs: z.boolean().optional(),
    deletionProtection: z.boolean().optional(),
    firewall: z
      .boolean()
      .optional()
      .describe(
        'Whether a web application firewall stands before it; absent where none can.',
      ),
    serves: z
      .boolean()
      .optional()
      .describe(
        'Whether at least one target is healthy; absent where none is registered.',
      ),
    redundant: z
      .boolean()
      .optional()
      .describe(
        'Whether it goes on when any one target fails: each group in use has two healthy ones. Absent where no machine or address is registered.',
      ),
  }),
});

export const cdn = defineFactType({
  id: 'edge.cdn',
  title: 'a content delivery domain with its encryption, firewall and logs',
  schema: z.object({
    enabled: z.boolean(),
    domains: z.array(z.string()),
    origins: z.array(z.string()).describe('Hosts that content is taken from.'),
    tls: encryption,
    minimumTls: z
      .string()
      .optional()
      .describe("Oldest version of TLS, in the provider's own word."),
    ownCertificate: z
      .boolean()
      .describe('Whether it shows a certificate for its own domains.'),
    firewall: z
      .boolean()
      .describe('Whether a web application firewall stands before it.'),
    accessLogs: z.boolean().optional(),
  }),
});

export const shownCertificates = defineFactType({
  id: 'edge.certificates',
  title: 'the certificates that something shows to those who connect to it',
  schema: z.object({
    certificates: z
      .array(
        z.object({
          domains: z.array(z.string()),
          expiresAt: z.string(),
          renewsItself: z
            .boolean()
            .describe(
              'Whether the provider replaces it in time without anybody doing something.',
            ),
        }),
      )
      .min(1)
      .describe('All of them, that which expires first before the others.'),
  }),
});
