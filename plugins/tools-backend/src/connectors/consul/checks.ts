/** What a check can say, best first. */
export const STATES = [
  'passing',
  'warning',
  'critical',
  'maintenance',
] as const;
export type State = (typeof STATES)[number];

/** Something without checks counts as passing, as Consul itself counts it. */
export function worstOf(checks: { Status: State }[]): State {
  const ranks = checks.map(({ Status }) => STATES.indexOf(Status));
  return STATES[Math.max(0, ...ranks)];
}
