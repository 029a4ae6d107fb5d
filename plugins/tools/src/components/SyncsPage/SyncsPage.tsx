import { Content, Header, Page } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { toolsTranslationRef } from '../../translation/ref';
import { SyncsContent } from './SyncsContent';

/** The page with a header of its own, for apps on the classic frontend system. */
export function SyncsPage() {
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <Page themeId="tool">
      <Header title={t('syncs.title')} />
      <Content>
        <SyncsContent />
      </Content>
    </Page>
  );
}
