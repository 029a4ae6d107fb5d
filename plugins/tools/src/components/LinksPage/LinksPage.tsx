import { Content, Header, Page } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { toolsTranslationRef } from '../../translation/ref';
import { LinksContent } from './LinksContent';

/** The page with a header of its own, for apps on the classic frontend system. */
export function LinksPage() {
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <Page themeId="tool">
      <Header title={t('links.title')} />
      <Content>
        <LinksContent />
      </Content>
    </Page>
  );
}
