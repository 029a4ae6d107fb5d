import { Content, Header, Page } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { toolsTranslationRef } from '../../translation/ref';
import { AccessContent } from './AccessContent';

/** The page with a header of its own, for apps on the classic frontend system. */
export function AccessPage() {
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <Page themeId="tool">
      <Header title={t('access.title')} />
      <Content>
        <AccessContent />
      </Content>
    </Page>
  );
}
