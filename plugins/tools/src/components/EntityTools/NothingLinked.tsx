import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { toolsTranslationRef } from '../../translation/ref';
import { Snippet } from '../shared/Snippet';
import { exampleAnnotations } from './coverage';

/** What would be here and how to get it there. */
export function NothingLinked({ service }: { service: string }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <section>
      <Typography variant="h6" component="h3">
        {t('tab.emptyTitle')}
      </Typography>
      <Typography paragraph>{t('tab.empty')}</Typography>
      <Snippet text={exampleAnnotations(service)} />
    </section>
  );
}
