import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { toolsTranslationRef } from '../../translation/ref';
import { Snippet } from '../shared/Snippet';

const EXAMPLE = `tools:
  gitlab:
    main:
      title: main
      baseUrl: https://gitlab.example.com
      token: \${GITLAB_TOKEN}`;

/** What would be here and how to get it there. */
export function NoTools() {
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <section>
      <Typography variant="h6" component="h2">
        {t('syncs.emptyTitle')}
      </Typography>
      <Typography paragraph>{t('syncs.empty')}</Typography>
      <Snippet text={EXAMPLE} />
    </section>
  );
}
