import {
  accessGrants,
  accessPolicy,
  ciRuns,
  codeInspection,
  mergeRequests,
  repositorySnapshot,
  snapshotFacts,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  readSnapshot,
  type Evidence,
  type KnownFacts,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { withoutCredentials } from '../../shared/urls';
import { readBuilds } from '../builds';
import { epochOf, findCommits, landedOf, type Commit } from '../commits';
import { Conduit } from '../conduit';
import { filesOf } from '../files';
import { grantsOf } from '../grants';
import { ownerHintOf, readOwners } from '../owners';
import { guardedSchema, isRestricted, policyOf, timeOf } from '../policy';
import { readReviews } from '../reviews';
import type { PhabricatorSettings } from '../settings';

const uriSchema = z.object({
  fields: z.object({
    uri: z.object({ effective: z.string() }),
    disabled: z.boolean().default(false),
  }),
});

const repositorySchema = z.object({
  id: z.number(),
  phid: z.string().min(1),
  fields: z.object({
    name: z.string(),
    vcs: z.string(),
    callsign: z.string().nullish(),
    shortName: z.string().nullish(),
    /** `active` or `inactive`. */
    status: z.string(),
    /** Whether it lives here, not only a copy of it. */
    isHosted: z.boolean().default(false),
    isImporting: z.boolean().default(false),
    defaultBranch: z.string().nullish(),
    description: z.object({ raw: z.string().nullish() }).nullish(),
    ...guardedSchema.shape,
  }),
  attachments: z.object({
    uris: z.object({ uris: z.array(uriSchema) }),
    projects: z.object({ projectPHIDs: z.array(z.string()) }),
  }),
});

const rowSchema = repositorySchema.extend({
  owner: z.object({
    label: z.string().optional(),
    path: z.string().optional(),
    person: z.string().optional(),
  }),
});
type Row = z.output<typeof rowSchema>;

export const repositories = defineResource<Row, PhabricatorSettings>({
  name: 'repositories',
  title: 'Repositories',
  itemType: 'repository',
  process: 'development-workflow',
  schema: rowSchema,
  list: listRepositories,
  id: row => row.phid,
  toItem(row, { api }) {
    const { fields, phid, attachments, owner } = row;
    const { callsign, shortName, vcs, description } = fields;
    const webUrl = `${api.baseUrl}${pathOf(row)}`;
    const addresses = attachments.uris.uris
      .filter(({ fields: uri }) => !uri.disabled)
      .map(({ fields: uri }) => withoutCredentials(uri.uri.effective));
    return {
      title: fields.name,
      description: description?.raw || undefined,
      url: webUrl,
      restricted: isRestricted(fields),
      owner,
      hints: {
        annotations: {
          'phorge/repository-phid': [phid],
          'phorge/repository': [callsign, shortName].flatMap(n => n || []),
        },
        repositories: [...new Set([webUrl, ...addresses])],
        name: shortName || undefined,
      },
      attributes: {
        vcs,
        ...(fields.defaultBranch && { defaultBranch: fields.defaultBranch }),
        archived: fields.status !== 'active',
      },
    };
  },
  facts: [
    ...[mergeRequests, ciRuns, codeInspection],
    ...[accessPolicy, accessGrants, ...snapshotFacts],
  ],
  remembers: [repositorySnapshot],
  evidence,
});

/** The tool's own address of it would start with the address that it thinks it has. */
function pathOf({ id, fields: { callsign, shortName } }: Row): string {
  if (shortName) return `/source/${encodeURIComponent(shortName)}/`;
  return `/diffusion/${encodeURIComponent(callsign || id)}/`;
}

async function* listRepositories(
  context: ReadContext<PhabricatorSettings>,
): AsyncIterable<ListPage> {
  const conduit = new Conduit(context.api);
  const owners = await readOwners(conduit);
  const pages = conduit.search(
    'diffusion.repository.search',
    { attachments: { uris: true, projects: true } },
    context.resumeAt,
  );
  for await (const page of pages) {
    const known = page.rows.map(row => repositorySchema.safeParse(row).data);
    const tagsOf = (row: z.output<typeof repositorySchema>) =>
      row.attachments.projects.projectPHIDs;
    const named = known.flatMap(row =>
      row ? [...(owners.get(row.phid) ?? []), ...tagsOf(row)] : [],
    );
    const handles = await conduit.handles(named);
    const rows = known.map((row, at) => {
      if (!row) return page.rows[at];
      const own = owners.get(row.phid) ?? [];
      return { ...row, owner: ownerHintOf(own, tagsOf(row), handles) };
    });
    yield { ...page, rows };
  }
}

/** Nobody works on an inactive one. */
async function evidence(
  row: Row,
  context: ReadContext<PhabricatorSettings>,
  known: KnownFacts,
): Promise<Evidence> {
  const { api, settings } = context;
  const active = row.fields.status === 'active';
  const conduit = new Conduit(api);
  const commits = active ? await findCommits(row.phid, conduit) : undefined;
  const work = commits
    ? await readWork(row, commits, conduit, context.now)
    : [];
  const snapshot: Evidence =
    active && settings.readFiles
      ? await readSnapshot(filesOf(row, conduit), known)
      : {};
  return {
    status: {
      health: active ? 'ok' : 'unknown',
      word: row.fields.status,
      lastActivityAt: commits?.length
        ? timeOf(Math.max(...commits.map(epochOf)))
        : undefined,
    },
    facts: [
      { type: accessPolicy, value: policyOf(row.fields) },
      ...(await grantsOf(row.fields, context)),
      ...work,
      ...(snapshot.facts ?? []),
    ],
    unchanged: snapshot.unchanged,
  };
}

/** How what landed was reviewed and built. */
async function readWork(
  row: Row,
  newest: Commit[],
  conduit: Conduit,
  now: Date,
): Promise<NonNullable<Evidence['facts']>> {
  const commits = landedOf(newest, now);
  const reviews = await readReviews(commits, row, conduit);
  return [
    ...(reviews ? [{ type: mergeRequests, value: reviews }] : []),
    ...(await readBuilds(commits, conduit, now)),
  ];
}
