import type {
  Touch,
  WebhookDefinition,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { folderOf } from './paths';
import type { JenkinsSettings } from './settings';

/** Of the Generic Event plugin (https://plugins.jenkins.io/generic-event). */
const genericSchema = z.object({
  type: z.string().regex(/^(run|item)\./),
  /** Address of the job that ran, below the root, or of what holds an item. */
  source: z.string().default(''),
  dataType: z.string().default(''),
  data: z
    .object({
      fullName: z.string().optional(),
      _multiBranch: z.boolean().optional(),
      _parentFullName: z.string().optional(),
    })
    .default({}),
  metaData: z
    .object({ oldName: z.string().optional(), newName: z.string().optional() })
    .nullish(),
});

/** Of the Notification plugin (https://plugins.jenkins.io/notification). */
const notificationSchema = z.object({
  /** Address of the job below the root: `job/payments/job/checkout/`. */
  url: z.string(),
  build: z.object({ phase: z.string() }),
});

/** Jenkins itself sends nothing; two plugins do, each in its own words. */
export const webhooks: WebhookDefinition<JenkinsSettings> = {
  docs: 'https://plugins.jenkins.io/generic-event',
  setup: [
    'With the Generic Event plugin, enter the address with ?token=<secret> behind it as the event receiver (Manage Jenkins, System); it tells of builds and of new, changed and deleted jobs.',
    'With the Notification plugin, enter it in each job as https://strata:<secret>@… with the format JSON and the event Job Finalized; it tells of builds only.',
    'Use letters and digits for the secret: it becomes part of an address.',
  ],
  proofs: ['basic', { query: 'token' }],
  touches(payload): Touch[] {
    const generic = genericSchema.safeParse(payload).data;
    if (generic) return ofGeneric(generic);
    const notification = notificationSchema.safeParse(payload).data;
    if (!notification) return [];
    const name = nameIn(notification.url);
    // It may be a branch, which belongs to the multibranch job above it.
    return touching(name, folderOf(name));
  },
};

function ofGeneric(event: z.output<typeof genericSchema>): Touch[] {
  const { type, data, metaData } = event;
  if (type.startsWith('run.')) {
    return data._multiBranch
      ? touching(data._parentFullName)
      : touching(nameIn(event.source));
  }
  // With a folder goes, or comes, all that is in it.
  if (/Folder$/.test(event.dataType) && type !== 'item.created') {
    return [{ resource: 'jobs' }];
  }
  return touching(data.fullName, metaData?.oldName, metaData?.newName);
}

function touching(...names: (string | undefined)[]): Touch[] {
  const known = names.filter(name => name);
  return [...new Set(known)].map(id => ({ resource: 'jobs', id }));
}

/** `job/payments/job/checkout/` → `payments/checkout`. */
function nameIn(path: string): string {
  const names = path.match(/(?<=(?:^|\/)job\/)[^/]+/g) ?? [];
  return names.map(decoded).join('/');
}

/** A name that is no address stays as it is. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
