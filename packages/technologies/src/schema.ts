import { z } from 'zod';
import { categories, layers, type CategoryId } from './categories';

const kebabCase = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const sentence = z
  .string()
  .min(10)
  .max(240)
  .regex(/[.!]$/, 'ends with a full stop');
const webAddress = z.url({ protocol: /^https?$/ });

/** How far a technology is looked after by its makers, from a source that is named. */
export const technologyStatuses = [
  'active',
  'maintenance',
  'dormant',
  'abandoned',
] as const;

export type TechnologyStatus = (typeof technologyStatuses)[number];

const successorSchema = z.union([
  /** Another technology of the knowledge base. */
  z.strictObject({ id: kebabCase }),
  /** One that it does not describe. */
  z.strictObject({ name: z.string().min(1) }),
]);

/** Where a package, or a container image or a runtime, comes from. */
export const ecosystems = [
  'cargo',
  'cpp',
  'go',
  'image',
  'maven',
  'npm',
  'packagist',
  'pypi',
  'rubygems',
  'runtime',
] as const;

export type Ecosystem = (typeof ecosystems)[number];

/** A name as its ecosystem spells it; a `*` at the end stands for any further text. */
const packagePattern = z.string().regex(/^[^\s*]{2,}\*?$/);

/** What a repository holds that is built with a technology. */
const detectSchema = z
  .strictObject({
    /** Names of packages that nobody needs who does not use it, by ecosystem. */
    packages: z
      .partialRecord(z.enum(ecosystems), z.array(packagePattern).min(1))
      .default({}),
    /** Paths out of the list that Strata looks at in a repository. */
    files: z.array(z.string().min(1)).default([]),
  })
  .refine(
    ({ packages, files }) => Object.keys(packages).length + files.length > 0,
    { message: 'names nothing that could be detected' },
  );

/** One `data/<layer>/<id>.yaml`; `id` and `layer` come from its path. */
export const technologySchema = z
  .strictObject({
    id: kebabCase,
    layer: z.enum(layers),
    name: z.string().min(1).max(60),
    category: z.enum(
      categories.map(({ id }) => id) as [CategoryId, ...CategoryId[]],
    ),
    aliases: z.array(z.string().min(1)).default([]),
    /** SPDX expression, or words where none fits. */
    licence: z.string().min(2),
    homepage: webAddress,
    status: z.enum(technologyStatuses),
    /** Year, month or day from which the status holds. */
    statusSince: z
      .string()
      .regex(/^\d{4}(-\d{2}){0,2}$/)
      .optional(),
    statusSource: webAddress,
    /** What it is. */
    summary: sentence,
    /** When to choose and when to avoid it. */
    guidance: z.string().min(7).max(240).regex(/[.!]$/),
    successor: successorSchema.optional(),
    /** How to leave it. */
    migration: sentence.optional(),
    /** Id of the technology that brings it along, so that connecting that one is enough. */
    partOf: kebabCase.optional(),
    /** Ids of the processes that it enforces. */
    processes: z.array(kebabCase).default([]),
    /** How it shows in a repository; absent where nothing proves it. */
    detect: detectSchema.optional(),
  })
  .refine(
    technology => technology.status === 'active' || technology.migration,
    { message: 'a technology that is not active says how to leave it' },
  );

export type Technology = z.output<typeof technologySchema>;

export const processSchema = z.strictObject({
  id: kebabCase,
  title: z.string().min(1),
  /** Titles by language tag. */
  translations: z.record(z.string(), z.string().min(1)).default({}),
  summary: sentence,
  /** Types of tool items that show the part of one service in it; none where no tool does. */
  items: z.array(kebabCase).default([]),
});

export type Process = z.output<typeof processSchema>;
