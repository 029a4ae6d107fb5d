import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@material-ui/core/Box';
import {
  toolsLinkDecidePermission,
  type LinkedItem,
} from '@strata/backstage-plugin-tools-common';
import { toolsApiRef } from '../../api';
import { useAction } from '../../hooks/useAction';
import { toolsTranslationRef } from '../../translation/ref';
import { PermissionButton } from '../shared/PermissionButton';
import { ItemTable } from './ItemTable';
import { Section } from './Section';

/** Items that may belong to the service: a person decides, once. */
export function Suggestions(props: { items: LinkedItem[]; onDecided(): void }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <Section title={t('tab.suggestions')} help={t('tab.suggestionsHelp')}>
      <ItemTable
        label={t('tab.suggestions')}
        groups={[{ title: t('tab.suggestions'), items: props.items }]}
        titled={false}
        actions={item => <Decide item={item} onDecided={props.onDecided} />}
      />
    </Section>
  );
}

function Decide(props: { item: LinkedItem; onDecided(): void }) {
  const { title, link } = props.item;
  const api = useApi(toolsApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const { busy, act } = useAction();
  const decide = async (decision: 'accept' | 'reject', done: string) => {
    await act({
      what: t('tab.decide', { title }),
      run: () => api.decideLink(link.id, decision),
      done,
    });
    props.onDecided();
  };
  const button = { permission: toolsLinkDecidePermission, busy };
  return (
    <Box display="flex" justifyContent="flex-end" gridGap={8}>
      <PermissionButton
        {...button}
        color="primary"
        aria-label={t('tab.acceptItem', { title })}
        onClick={() => decide('accept', t('tab.accepted', { title }))}
      >
        {t('tab.accept')}
      </PermissionButton>
      <PermissionButton
        {...button}
        aria-label={t('tab.rejectItem', { title })}
        onClick={() => decide('reject', t('tab.rejected', { title }))}
      >
        {t('tab.reject')}
      </PermissionButton>
    </Box>
  );
}
