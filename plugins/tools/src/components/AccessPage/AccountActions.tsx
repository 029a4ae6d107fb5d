import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@material-ui/core/Box';
import {
  toolsAccountDecidePermission,
  type AccountDecision,
  type ToolAccount,
} from '@strata/backstage-plugin-tools-common';
import { useState } from 'react';
import { toolsApiRef } from '../../api';
import { useAction } from '../../hooks/useAction';
import { toolsTranslationRef } from '../../translation/ref';
import { nameOf } from '../LinksPage/useLinkFilters';
import { PermissionButton } from '../shared/PermissionButton';
import { ToolLink } from '../shared/ToolLink';
import { accountName } from './accountName';
import { ChooseOwnerDialog } from './ChooseOwnerDialog';

interface Props {
  account: ToolAccount;
  onDecided(): void;
}

/** What a person can say about an account. */
export function AccountActions({ account, onDecided }: Props) {
  const { t } = useTranslationRef(toolsTranslationRef);
  const [choosing, setChoosing] = useState(false);
  const { busy, decide } = useDecision({ account, onDecided });
  const button = { permission: toolsAccountDecidePermission, busy };
  const name = accountName(account);
  const choices = choicesOf(account, t);
  return (
    <Box display="flex" flexDirection="column" gridGap={4}>
      {account.state === 'left' && (
        <ToolLink
          url={account.url}
          title={t('access.block', { tool: account.instanceTitle })}
        />
      )}
      {choices.map(({ text, said }) => (
        <PermissionButton
          key={text}
          {...button}
          style={{ textTransform: 'none' }}
          aria-label={`${name}: ${text}`}
          onClick={() => decide(said)}
        >
          {text}
        </PermissionButton>
      ))}
      <PermissionButton
        {...button}
        style={{ textTransform: 'none' }}
        aria-label={`${name}: ${t('access.choose')}`}
        onClick={() => setChoosing(true)}
      >
        {t('access.choose')}
      </PermissionButton>
      {choosing && (
        <ChooseOwnerDialog
          account={account}
          onClose={() => setChoosing(false)}
          onChosen={said => {
            setChoosing(false);
            decide(said);
          }}
        />
      )}
    </Box>
  );
}

type Translate = ReturnType<
  typeof useTranslationRef<typeof toolsTranslationRef.T>
>['t'];

/** What can be said with one click. */
function choicesOf(
  { candidates, decidedBy, state }: ToolAccount,
  t: Translate,
) {
  const one = candidates.length === 1 ? candidates[0].entityRef : undefined;
  const choices: { text: string; said: AccountDecision }[] = candidates.map(
    ({ entityRef }) => ({
      text: t('access.is', { name: nameOf(entityRef, 'user') }),
      said: { decision: 'accept', entityRef },
    }),
  );
  if (one && state === 'suggested') {
    choices.push({
      text: t('access.isNot', { name: nameOf(one, 'user') }),
      said: { decision: 'reject', entityRef: one },
    });
  }
  if (decidedBy) {
    choices.push({ text: t('access.forget'), said: { decision: 'forget' } });
  }
  return choices;
}

function useDecision({ account, onDecided }: Props) {
  const api = useApi(toolsApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const { busy, act } = useAction();
  const name = accountName(account);
  const decide = async (said: AccountDecision) => {
    await act({
      what: t('access.deciding', { account: name }),
      run: () => api.decideAccount(account.uid, said),
      done: t('access.decided', { account: name }),
    });
    onDecided();
  };
  return { busy, decide };
}
