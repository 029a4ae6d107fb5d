import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import type { SyncState } from '@strata/backstage-plugin-tools-common';
import { toolsTranslationRef } from '../../translation/ref';
import { Sentences } from '../shared/Sentences';

/** What is wrong with a sync and what to do, in sentences; none where all is well. */
export function useRemedies(): (
  sync: SyncState,
  /** Whether its error is told elsewhere. */
  told?: boolean,
) => string[] {
  const { t } = useTranslationRef(toolsTranslationRef);
  return (sync, told) => {
    const sentences: string[] = [];
    if (sync.error && !told) {
      const { kind, message, remedy } = sync.error;
      sentences.push(`${t(`errorKind.${kind}`)}: ${message}`, remedy);
    }
    if (sync.heldBack > 0) {
      sentences.push(t('syncs.heldRemedy', { count: sync.heldBack }));
    }
    if (sync.outcome === 'partial' && !sync.error) {
      sentences.push(t('syncs.partialRemedy'));
    }
    if (sync.outcome === 'retired') {
      sentences.push(t('syncs.retiredRemedy'), t('syncs.retiredItems'));
    }
    if (sync.outcome === 'off') {
      const key = `tools.${sync.instance}.resources.${sync.resource}`;
      sentences.push(t('syncs.offRemedy', { key }));
      if (sync.startedAt) sentences.push(t('syncs.retiredItems'));
    }
    if (sync.invalid > 0) {
      sentences.push(t('syncs.invalid', { count: sync.invalid }));
    }
    if (sync.refused > 0) {
      sentences.push(t('syncs.refused', { count: sync.refused }));
    }
    return sentences;
  };
}

/** The same sentences as text; nothing where all is well. */
export function Remedy({ sync }: { sync: SyncState }) {
  const sentences = useRemedies()(sync);
  if (sentences.length === 0) return null;
  return <RemedyText sentences={sentences} />;
}

export function RemedyText({ sentences }: { sentences: string[] }) {
  return (
    <Typography variant="body2" color="textSecondary">
      <Sentences text={sentences.join(' ')} />
    </Typography>
  );
}
