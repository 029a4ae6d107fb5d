import { matchesWildcard } from '../../shared/matching';
import type { Access, Permission, Rule } from './access';

const ANONYMOUS = 'global:Anonymous-Users';
const REGISTERED = 'global:Registered-Users';

/** A permission as one project gives it on one pattern that matches the ref. */
interface Grant {
  pattern: string;
  /** 0 is the project itself, 1 what it inherits from, and so on. */
  level: number;
  permission: Permission;
}

/** Whether anybody may push to a ref past review; `undefined` where the rights do not tell. */
export function mayPush(chain: Access[], ref: string) {
  const grants = grantsOf(chain, 'push', ref);
  if (!grants) return undefined;
  const may = (force: boolean) =>
    allowedRules(grants)
      .filter(([, rule]) => !force || rule.force)
      .some(([group]) => !isBlocked(grants, group, force));
  return { directly: may(false), withForce: may(true) };
}

/** Whether a visitor without an account, and whoever has one, may read a ref. */
export function mayRead(chain: Access[], ref: string) {
  const grants = grantsOf(chain, 'read', ref);
  if (!grants) return undefined;
  const groups = allowedRules(grants).map(([group]) => group);
  const may = (group: string) =>
    [group, ANONYMOUS].some(each => groups.includes(each)) &&
    !isBlocked(grants, group, false);
  return { anonymously: may(ANONYMOUS), signedIn: may(REGISTERED) };
}

/** Groups that have a right on a ref; `undefined` where the rights do not tell. */
export function groupsOn(
  chain: Access[],
  right: string,
  ref: string,
): string[] | undefined {
  const grants = grantsOf(chain, right, ref);
  if (!grants) return undefined;
  return allowedRules(grants)
    .map(([group]) => group)
    .filter(group => !isBlocked(grants, group, false));
}

/**
 * The most specific pattern first, and of equal ones that of the project itself
 * (https://gerrit-review.googlesource.com/Documentation/access-control.html#_project_access_control_lists).
 */
function grantsOf(
  chain: Access[],
  name: string,
  ref: string,
): Grant[] | undefined {
  const grants: Grant[] = [];
  for (const [level, { local }] of chain.entries()) {
    for (const [pattern, { permissions }] of Object.entries(local)) {
      const permission = permissions[name];
      if (!permission) continue;
      const matches = matchesRef(pattern, ref);
      if (matches === undefined) return undefined;
      if (matches) grants.push({ pattern, level, permission });
    }
  }
  const weight = ({ pattern }: Grant) => pattern.replaceAll('*', '').length;
  return grants.sort((a, b) => weight(b) - weight(a) || a.level - b.level);
}

/** `undefined` for a regular expression beyond `.*`: patterns of a tool are not run here. */
function matchesRef(pattern: string, ref: string): boolean | undefined {
  if (pattern.includes('${')) return false;
  if (!pattern.startsWith('^')) return matchesWildcard(pattern, ref);
  const plain = pattern.slice(1).replaceAll('.*', '*');
  return /^[\w/*-]+$/.test(plain) ? matchesWildcard(plain, ref) : undefined;
}

/** One rule for each group and pattern counts, and nothing below an exclusive permission. */
function allowedRules(grants: Grant[]): [string, Rule][] {
  const seen = new Set<string>();
  const allowed: [string, Rule][] = [];
  for (const { pattern, permission } of grants) {
    for (const [group, rule] of Object.entries(permission.rules)) {
      const key = `${pattern} ${group}`;
      if (!seen.has(key) && rule.action === 'ALLOW')
        allowed.push([group, rule]);
      seen.add(key);
    }
    if (permission.exclusive) break;
  }
  return allowed;
}

/**
 * A block counts whatever another project allows; in its own project, an allowance beside it or
 * an exclusive one on a more specific pattern goes before it.
 */
function isBlocked(grants: Grant[], group: string, force: boolean): boolean {
  const levels = new Set(grants.map(grant => grant.level));
  return [...levels].some(level => {
    for (const { permission } of grants.filter(g => g.level === level)) {
      const allowed = hasRule(permission, 'ALLOW', group, force);
      if (permission.exclusive && allowed) return false;
      if (hasRule(permission, 'BLOCK', group, force) && !allowed) return true;
    }
    return false;
  });
}

/** Everybody who may push is registered, and counts as a visitor too. */
function hasRule(
  { rules }: Permission,
  action: 'ALLOW' | 'BLOCK',
  group: string,
  force: boolean,
): boolean {
  const groups = group === ANONYMOUS ? [] : [group, REGISTERED];
  return [...groups, ANONYMOUS].some(each => {
    const rule = rules[each];
    if (rule?.action !== action) return false;
    return action === 'BLOCK' ? force || !rule.force : !force || rule.force;
  });
}
