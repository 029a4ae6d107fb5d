import { z } from 'zod';
import { defineFactType } from './define';

/** Whether what clients send is encrypted; `offered` where plain connections are served too. */
const encryption = z.enum(['required', 'offered', 'off']);

export const dnsZone = defineFactType({
  id: 'dns.zone',
  title: 'a DNS zone with its name servers and safeguards',
  schema: z.object({
    name: z.string(),
    /** Whether only networks of the company can ask it. */
    private: z.boolean(),
    /** Hosts that answer for it, as the zone itself names them: who they belong to shows the providers. */
    nameServers: z.array(z.string()),
    /** Whether some record is only given out while what it points to is healthy. */
    healthChecked: z.boolean(),
    /** Whether answers are signed. */
    signed: z.boolean().optional(),
    queryLogging: z.boolean().optional(),
  }),
});

export const loadBalancer = defineFactType({
  id: 'edge.load-balancer',
  title: 'a load balancer with its exposure, encryption and safeguards',
  schema: z.object({
    kind: z.enum(['application', 'network', 'gateway', 'classic']),
    /** Whether the internet can reach it. */
    public: z.boolean(),
    /** Data centres that it is spread over. */
    zones: z.number(),
    /** `required` too where plain requests are only redirected; absent where it carries other protocols. */
    tls: encryption.optional(),
    /** Names of the provider's sets of versions and ciphers. */
    tlsPolicies: z.array(z.string()).default([]),
    accessLogs: z.boolean().optional(),
    deletionProtection: z.boolean().optional(),
    /** Whether at least one target is healthy; absent where none is registered. */
    serves: z.boolean().optional(),
  }),
});

export const cdn = defineFactType({
  id: 'edge.cdn',
  title: 'a content delivery domain with its encryption, firewall and logs',
  schema: z.object({
    enabled: z.boolean(),
    domains: z.array(z.string()),
    /** Hosts that content is taken from. */
    origins: z.array(z.string()),
    tls: encryption,
    /** Oldest version of TLS, in the provider's own word. */
    minimumTls: z.string().optional(),
    /** Whether it shows a certificate for its own domains. */
    ownCertificate: z.boolean(),
    /** Whether a web application firewall stands before it. */
    firewall: z.boolean(),
    accessLogs: z.boolean().optional(),
  }),
});
