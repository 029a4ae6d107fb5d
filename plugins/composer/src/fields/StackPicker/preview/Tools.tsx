import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { usePermission } from '@backstage/plugin-permission-react';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { toolsActionPermission } from '@strata/backstage-plugin-tools-common';
import type { ServicePreview, ToolStep } from '../../../api/types';
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
        {tools.map(step => (
          <Step key={step.title} step={step} />
        ))}
      </List>
    </>
  );
}

/** One change, and whether the person may make it: creating the service stops at one that is refused. */
function Step({ step }: { step: ToolStep }) {
  const { title, tool, instance, action } = step;
  const { t } = useTranslationRef(composerTranslationRef);
  const permission = toolsActionPermission(tool, action);
  const { loading, allowed } = usePermission({ permission });
  return (
    <ListItem>
      <ListItemText
        disableTypography
        primary={<Typography variant="body2">{title}</Typography>}
        secondary={
          <>
            <Typography variant="body2" color="textSecondary">
              {t('preview.toolIn', { instance })}
            </Typography>
            {!loading && !allowed && (
              <Alert severity="warning">
                {t('preview.toolDenied', { permission: permission.name })}
              </Alert>
            )}
          </>
        }
      />
    </ListItem>
  );
}
