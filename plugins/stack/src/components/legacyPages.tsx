import { Header, Page } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { stackTranslationRef } from '../translation';
import { StackRouter } from './StackRouter';
import { TechnologiesRouter } from './TechnologiesRouter';

/** Classic apps draw no page header: these do. */
export function LegacyStackPage() {
  const { t } = useTranslationRef(stackTranslationRef);
  return (
    <Page themeId="tool">
      <Header title={t('title')} />
      <StackRouter />
    </Page>
  );
}

export function LegacyTechnologiesPage() {
  const { t } = useTranslationRef(stackTranslationRef);
  return (
    <Page themeId="tool">
      <Header title={t('technologiesTitle')} />
      <TechnologiesRouter />
    </Page>
  );
}
