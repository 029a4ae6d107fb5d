import type {
  StackPath,
  StackSelection,
} from '@strata/backstage-plugin-stack-common';

/** What is selected on the map, and what lights up with it. */
export interface Light {
  selection?: StackSelection;
  /** Absent while it is being loaded. */
  path?: StackPath;
  toggle: (selection: StackSelection) => void;
}

export type LightState = 'plain' | 'selected' | 'lit' | 'dim';

const bandsOfPath = {
  technology: 'technologies',
  process: 'processes',
  tool: 'tools',
} as const;

export function lightOf(
  { selection, path }: Light,
  { kind, id }: StackSelection,
): LightState {
  if (!selection) return 'plain';
  if (selection.kind === kind && selection.id === id) return 'selected';
  if (!path) return 'plain';
  return path[bandsOfPath[kind]].includes(id) ? 'lit' : 'dim';
}
