import type {
  CategoryId,
  Layer,
  Technology,
  TechnologyStatus,
} from '@strata/technologies';

/** What the company says about a technology, apart from the facts. */
export interface Advice {
  ring: 'adopt' | 'trial' | 'hold';
  reason?: string;
}

export type AdviceById = Readonly<Record<string, Advice>>;

/** A component of the catalog, cut down to what the map needs. */
export interface StackService {
  ref: string;
  title: string;
  type?: string;
  /** Ref of the owning group or user; absent when nobody owns it. */
  owner?: string;
  /** Ref of the system it is part of. */
  system?: string;
  /** Ids of the technologies it depends on; some may be unknown to the knowledge base. */
  technologies: string[];
  /** What its repository shows; absent where none of its own was read. */
  observed?: ObservedTechnology[];
  /** Parts of its repositories that were not read; absent where there are none. */
  unread?: UnreadPart[];
}

/** What of a repository nobody knows, though it may show more technologies. */
export interface UnreadPart {
  /** Title of the repository. */
  repository: string;
  /** Files that lie too deep, or are too many. */
  files: number;
  /** Folders that were not listed; absent where the tool lists none at all. */
  folders?: number;
}

/** A technology that the files of a repository show. */
export interface ObservedTechnology {
  id: string;
  seen: Sighting[];
}

export interface Sighting {
  /** Title of the repository. */
  repository: string;
  url?: string;
  path: string;
  /** The package, image or runtime; absent where the file itself shows it. */
  name?: string;
  version?: string;
}

/** A service whose repository shows a technology. */
export interface TechnologyObservation extends NamedRef {
  /** Whether its catalog entry names it too. */
  declared: boolean;
  seen: Sighting[];
}

/** A group or system of the catalog. */
export interface NamedRef {
  ref: string;
  title: string;
}

export interface StackTeam extends NamedRef {
  /** `spec.type` of the group. */
  type?: string;
}

/** A configured tool; the shape of an instance as Strata Tools lists it. */
export interface StackTool {
  instance: string;
  title: string;
  /** Id of a technology. */
  technology: string;
  baseUrl: string;
  environment?: string;
  items: number;
  /** Refs of the services linked to its items. */
  services: string[];
  /** ISO time of the oldest complete read; absent while one was never read. */
  asOf?: string;
  broken: boolean;
}

/** Compliance of one process, as Strata Compliance scores it. */
export interface ProcessScore {
  process: string;
  /** From 0 to 100; absent when nothing is known. */
  score?: number;
  /** From 0 to 100: the share of applicable checks whose outcome is known. */
  coverage: number;
}

export interface Compliance {
  overall: ProcessScore[];
  /** By ref of the team. */
  teams: Readonly<Record<string, ProcessScore[]>>;
}

/** Whether another plugin answered. Its band says so; the page never fails for it. */
export type SourceState = 'ok' | 'notInstalled' | 'unavailable' | 'forbidden';

export type Source<T> =
  | { state: 'ok'; value: T }
  | { state: Exclude<SourceState, 'ok'> };

/** Everything that the roll-up reads. */
export interface StackSnapshot {
  services: StackService[];
  teams: StackTeam[];
  systems: NamedRef[];
  tools: Source<StackTool[]>;
  compliance: Source<Compliance>;
  advice: AdviceById;
  /** ISO time at which it was read. */
  asOf: string;
}

export const stackStatuses = [
  'active',
  'maintenance',
  'dormant',
  'abandoned',
  'hold',
] as const satisfies readonly (TechnologyStatus | 'hold')[];

/** A status of the facts, or what the company holds back from. */
export type StackStatus = (typeof stackStatuses)[number];

/** Stands for "nobody" where a team is asked for. */
export const NO_TEAM = 'none';

export interface StackFilter {
  /** Ref of a team, or `none` for services without an owner. */
  team?: string;
  /** Ref of a system, or `none` for services that are part of no system. */
  system?: string;
  status?: StackStatus;
  /** Shows only what carries these words, or what a service of that name uses. */
  q?: string;
}

export interface TechnologyUse {
  id: string;
  name: string;
  layer: Layer;
  category: CategoryId;
  status: TechnologyStatus;
  advice?: Advice;
  /** How many services depend on it. */
  services: number;
  /** Refs of the teams that own those services. */
  teams: string[];
}

export interface CategoryUse {
  category: CategoryId;
  technologies: TechnologyUse[];
}

export interface EnforcingSystem {
  /** Id of the technology. */
  id: string;
  name: string;
}

export interface ProcessUse extends Partial<ProcessScore> {
  process: string;
  title: string;
  /** Systems in use that enforce it. */
  enforcedBy: EnforcingSystem[];
}

export interface ToolUse extends Omit<StackTool, 'services'> {
  technologyName: string;
  status?: TechnologyStatus;
  advice?: Advice;
  services: number;
}

/** The four bands. */
export interface StackMap {
  asOf: string;
  /** Services that the team and system filters leave, out of all that the caller may see. */
  services: { shown: number; total: number };
  languages: TechnologyUse[];
  components: CategoryUse[];
  processes: { state: SourceState; items: ProcessUse[] };
  systems: {
    state: SourceState;
    tools: ToolUse[];
    /** Systems that services name but no connected tool stands for. */
    technologies: TechnologyUse[];
  };
  /** Ids that services depend on and the knowledge base does not describe. */
  unknownTechnologies: { id: string; services: number }[];
  /** What the filters can be set to. */
  options: { teams: NamedRef[]; systems: NamedRef[] };
}

export const selectionKinds = ['technology', 'process', 'tool'] as const;

/** Something on the map. */
export interface StackSelection {
  kind: (typeof selectionKinds)[number];
  id: string;
}

/** What a selection touches in each band. */
export interface StackPath {
  technologies: string[];
  processes: string[];
  tools: string[];
}

export interface ServiceQuery extends Pick<StackFilter, 'team' | 'system'> {
  select?: StackSelection;
  /** Part of the name of a service. */
  q?: string;
  /** Ref of the one service wanted. */
  ref?: string;
  offset?: number;
  limit?: number;
}

export interface ListedService extends StackService {
  ownerTitle?: string;
  systemTitle?: string;
}

export interface ServicePage {
  items: ListedService[];
  total: number;
  path: StackPath;
}

export interface TechnologyQuery {
  layer?: Layer;
  category?: CategoryId;
  status?: StackStatus;
  q?: string;
  /** Only those that a service or a connected tool uses. */
  used?: boolean;
}

export interface TechnologySummary extends TechnologyUse {
  summary: string;
  /** How many connected tools are instances of it. */
  tools: number;
}

export interface TechnologyDetail extends Omit<Technology, 'detect'> {
  advice?: Advice;
  services: number;
  teams: (NamedRef & { services: number })[];
  tools: { instance: string; title: string }[];
  /** Services whose repository shows it. */
  observed: TechnologyObservation[];
  /** Services that declare it and whose repository does not show it, where it would. */
  unseen: NamedRef[];
  /** Services that declare it and do not show it in what was read of their repository. */
  unread: NamedRef[];
  alternatives: TechnologyUse[];
  asOf: string;
}

export interface TeamOwnership extends NamedRef {
  services: number;
  systems: (NamedRef & { services: number })[];
  /** True when services name it as owner and the catalog shows no such group. */
  missing: boolean;
}

export interface Ownership {
  asOf: string;
  services: number;
  teams: TeamOwnership[];
  /** Services that nobody owns. */
  unowned: number;
  teamsWithoutServices: NamedRef[];
}
