import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import Typography from '@material-ui/core/Typography';
import type { ServicePreview } from '../../../api/types';
import { composerTranslationRef } from '../../../translation/ref';

/** What creating the service changes in tools, in the order in which it happens. */
export function Tools({ tools }: Pick<ServicePreview, 'tools'>) {
  const { t } = useTranslationRef(composerTranslationRef);
  if (tools.length === 0) {
    return <Typography>{t('preview.toolsEmpty')}</Typography>;
  }
  return (
    <>
      <Typography variant="body2">{t('preview.tools')}</Typography>
      <List dense component="ol">
        {tools.map(({ title, instance }) => (
          <ListItem key={title}>
            <ListItemText
              primary={title}
              secondary={t('preview.toolIn', { instance })}
            />
          </ListItem>
        ))}
      </List>
    </>
  );
}
