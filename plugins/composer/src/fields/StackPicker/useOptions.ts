import { useApi } from '@backstage/core-plugin-api';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { useCallback, useEffect, useState } from 'react';
import { fetchOptions } from '../../api/dryRun';
import type { Stack, StackOptions } from '../../api/types';

interface State {
  /** The last answer; stays while a newer one is on its way. */
  options?: StackOptions;
  error?: Error;
}

/** What can be chosen next to `stack`, asked again whenever the choices change. */
export function useOptions(stack: Stack | undefined) {
  const api = useApi(scaffolderApiRef);
  const [state, setState] = useState<State>({});
  const [attempt, setAttempt] = useState(0);
  const key = stack && JSON.stringify([stack.archetype, stack.features]);
  useEffect(() => {
    let current = true;
    fetchOptions(api, stack).then(
      options => current && setState({ options }),
      error => current && setState(({ options }) => ({ options, error })),
    );
    return () => {
      current = false;
    };
    // Parameters and instances have no influence on what can be chosen.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [api, key, attempt]);
  const retry = useCallback(() => setAttempt(count => count + 1), []);
  return { ...state, retry };
}
