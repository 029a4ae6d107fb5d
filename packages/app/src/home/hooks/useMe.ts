import { parseEntityRef } from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';

/** The groups that the person signed in belongs to. */
export function useMe() {
  const identityApi = useApi(identityApiRef);
  return useAsyncRetry(async () => {
    const { ownershipEntityRefs } = await identityApi.getBackstageIdentity();
    return {
      teams: ownershipEntityRefs.filter(
        ref => parseEntityRef(ref).kind.toLocaleLowerCase('en-US') === 'group',
      ),
    };
  }, [identityApi]);
}
