import { Header, Page } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { complianceTranslationRef } from '../translation';
import { ComplianceRouter } from './ComplianceRouter';

/** Classic apps draw no page header: this one does. */
export function LegacyCompliancePage() {
  const { t } = useTranslationRef(complianceTranslationRef);
  return (
    <Page themeId="tool">
      <Header title={t('card.title')} />
      <ComplianceRouter />
    </Page>
  );
}
