import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@material-ui/core/Box';
import {
  toolsLinkDecidePermission,
  type LinkConflict,
} from '@strata/backstage-plugin-tools-common';
import { toolsApiRef } from '../../api';
import { useAction } from '../../hooks/useAction';
import { toolsTranslationRef } from '../../translation/ref';
import { PermissionButton } from '../shared/PermissionButton';
import { nameOf } from './useLinkFilters';

/** One button for each service that may have the item alone, and one for all of them. */
export function SettleConflict(props: {
  conflict: LinkConflict;
  onSettled(): void;
}) {
  const { item, claims } = props.conflict;
  const { title } = item;
  const api = useApi(toolsApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const { busy, act } = useAction();
  const settle = async (keep: string[]) => {
    await act({
      what: t('tab.decide', { title }),
      run: () => api.settleConflict(item.uid, keep),
      done: t('conflicts.settled', {
        title,
        names: keep.map(ref => nameOf(ref)).join(', '),
      }),
    });
    props.onSettled();
  };
  const refs = claims.map(({ entityRef }) => entityRef);
  const choices = [
    ...refs.map(ref => ({
      keep: [ref],
      text: t('conflicts.only', { name: nameOf(ref) }),
    })),
    { keep: refs, text: t('conflicts.all') },
  ];
  return (
    <Box display="flex" flexDirection="column" gridGap={4}>
      {choices.map(({ keep, text }) => (
        <PermissionButton
          key={text}
          permission={toolsLinkDecidePermission}
          busy={busy}
          style={{ textTransform: 'none' }}
          aria-label={`${title}: ${text}`}
          onClick={() => settle(keep)}
        >
          {text}
        </PermissionButton>
      ))}
    </Box>
  );
}
