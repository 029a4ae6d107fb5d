import { z } from 'zod';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case');
const version = z.string().regex(/^\d+\.\d+\.\d+$/, 'must be like 1.0.0');

/** A choice that a person makes: one feature, or the archetype, per choice. */
export const choiceSchema = z.strictObject({
  id,
  title: z.string(),
  /** Layer of the stack map that the choice belongs to. */
  layer: z.enum(['language', 'component', 'process', 'system']),
  /** What the company takes unless somebody decides otherwise. */
  default: id.optional(),
  /** Shown as the option that adds nothing; absent where something must be chosen. */
  none: z.string().optional(),
});

const relation = z.strictObject({
  feature: id,
  reason: z.string(),
  /** Id of the feature to take instead. */
  instead: id.optional(),
});

const requirement = z.union([
  relation,
  z.strictObject({
    /** Id of a connector that needs a configured instance. */
    tool: id,
    reason: z.string(),
    instead: id.optional(),
  }),
]);

const parameter = z.strictObject({
  title: z.string(),
  description: z.string().optional(),
  pattern: z.string().optional(),
  optional: z.boolean().default(false),
  /** What an empty value stands for: the owning team, or the name as capital letters. */
  default: z.enum(['team', 'name-as-key']).optional(),
  maxLength: z.number().int().default(200),
});

/**
 * A check; with a choice, one that is passed only where something was chosen there; with a
 * parameter, one that is not passed where it has that value.
 */
const satisfied = z.union([
  id,
  z.strictObject({ check: id, choice: id }),
  z.strictObject({ check: id, unless: z.record(z.string(), z.string()) }),
]);

export const featureSchema = z.strictObject({
  title: z.string(),
  version,
  summary: z.string(),
  /** Id of the choice that it answers; absent for features that every service has. */
  choice: id.optional(),
  archetypes: z.array(id).min(1),
  /** Ids in `packages/technologies/data`: the service depends on them. */
  technologies: z.array(id).default([]),
  parameters: z.record(z.string(), parameter).default({}),
  requires: z.array(requirement).default([]),
  conflicts: z.array(relation).default([]),
  /** Features whose part starts earlier, if they are chosen too. */
  after: z.array(id).default([]),
  /** Checks that a service with this feature passes. */
  satisfies: z.array(satisfied).default([]),
});

export const archetypeSchema = z.strictObject({
  title: z.string(),
  version,
  summary: z.string(),
  technologies: z.array(id),
  /** Where a feature's own module lies; `*` stands for its id. The registry lists those found. */
  modules: z.string().regex(/\*/),
  satisfies: z.array(id).default([]),
});

/** One change in a tool, through a write action that its connector declares. */
export const toolStepSchema = z.strictObject({
  title: z.string(),
  tool: id,
  action: id,
  /** Name under which the result's address is shown at the end, for example `dashboard`. */
  link: id.optional(),
  /** `{ $file: path#/json/pointer }` stands for what the generated file holds there. */
  input: z.record(z.string(), z.unknown()),
});

/** `wire.yaml.njk`: what a feature changes in tools once the service exists. */
export const wiringSchema = z.array(toolStepSchema);

/** `publish.yaml.njk`: where the repository is, and how it comes to be if it does not exist yet. */
export const publishSchema = z.strictObject({
  /** Address that a person opens, without `.git`. */
  url: z.url({ protocol: /^https?$/ }),
  /** Address below which the files of the default branch are read. */
  contents: z.url({ protocol: /^https?$/ }),
  create: toolStepSchema.optional(),
});

export type Choice = z.output<typeof choiceSchema>;
export type Parameter = z.output<typeof parameter>;
export type Requirement = z.output<typeof requirement>;
export type Archetype = z.output<typeof archetypeSchema> & Source;
export type Feature = z.output<typeof featureSchema> & Source;
export type ToolStep = z.output<typeof toolStepSchema>;

/** A file of an archetype or feature as it lies in its folder. */
export interface SourceFile {
  /** Path in the generated service, without `.njk`. */
  path: string;
  text: string;
  /** Whether it is a template. Everything else is copied byte for byte. */
  rendered: boolean;
  /** Whether it is laid over a file that another one owns. */
  merge: boolean;
  /** Set when it is only for one archetype. */
  archetype?: string;
}

/** What archetypes and features have in common. */
export interface Source {
  id: string;
  files: SourceFile[];
  /** Text of `wire.yaml.njk`. */
  wiring?: string;
  /** Text of `publish.yaml.njk`. */
  publish?: string;
}

export interface Library {
  choices: Choice[];
  archetypes: Archetype[];
  features: Feature[];
}
