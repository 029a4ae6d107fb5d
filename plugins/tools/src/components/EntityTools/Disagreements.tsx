import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { ServiceTools } from '@strata/backstage-plugin-tools-common';
import { toolsTranslationRef } from '../../translation/ref';
import { ConflictTable } from '../LinksPage/ConflictTable';
import { DanglingTable } from '../LinksPage/DanglingTable';
import { Section } from './Section';

/** Items that another service claims too, and annotations of this one that mean nothing. */
export function Disagreements(props: {
  tools: ServiceTools;
  onSettled(): void;
}) {
  const { conflicts, dangling } = props.tools;
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <>
      {conflicts.length > 0 && (
        <Section title={t('conflicts.title')} help={t('conflicts.help')}>
          <ConflictTable conflicts={conflicts} onSettled={props.onSettled} />
        </Section>
      )}
      {dangling.length > 0 && (
        <Section title={t('dangling.title')} help={t('dangling.help')}>
          <DanglingTable items={dangling} services={false} />
        </Section>
      )}
    </>
  );
}
