import { segment } from '../shared/urls';

/**
 * `a/b` → `/job/a/job/b`. A branch `feature/x` is the job `feature%2Fx`, whose own percent sign
 * must be encoded again.
 */
export function jobPath(fullName: string): string {
  return fullName
    .split('/')
    .filter(Boolean)
    .map(name => `/job/${segment(name)}`)
    .join('');
}

/** The folder of `a/b/c` is `a/b`; jobs at the root have none. */
export function folderOf(fullName: string): string | undefined {
  const end = fullName.lastIndexOf('/');
  return end > 0 ? fullName.slice(0, end) : undefined;
}
