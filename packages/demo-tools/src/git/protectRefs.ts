import fs from 'node:fs';
import path from 'node:path';

export interface RefProtection {
  branch: string;
  /** Nobody may push: changes come by merge request. */
  closed: boolean;
  forcePush: boolean;
}

/** Refuses what the two lists beside it name; git runs it in the repository's folder. */
const PRE_RECEIVE = `#!/bin/sh
while read -r old new ref; do
  if grep -qxF "$ref" strata-closed; then
    echo "GitLab: You are not allowed to push code to protected branches on this project." >&2
    exit 1
  fi
  if grep -qxF "$ref" strata-no-force && [ "$old" != 0000000000000000000000000000000000000000 ] &&
    ! git merge-base --is-ancestor "$old" "$new"; then
    echo "GitLab: You are not allowed to force push code to a protected branch on this project." >&2
    exit 1
  fi
done
`;

/** Makes git itself refuse pushes that the project's protected branches forbid. */
export function protectRefs(folder: string, rules: RefProtection[]): void {
  const hooks = path.join(folder, 'hooks');
  fs.mkdirSync(hooks, { recursive: true });
  fs.writeFileSync(path.join(hooks, 'pre-receive'), PRE_RECEIVE, {
    mode: 0o755,
  });
  const write = (name: string, chosen: RefProtection[]) =>
    fs.writeFileSync(
      path.join(folder, name),
      chosen.map(({ branch }) => `refs/heads/${branch}\n`).join(''),
    );
  write(
    'strata-closed',
    rules.filter(rule => rule.closed),
  );
  write(
    'strata-no-force',
    rules.filter(rule => !rule.forcePush),
  );
}
