import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  scaffolderApiRef,
  type ScaffolderTask,
} from '@backstage/plugin-scaffolder-react';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import Typography from '@material-ui/core/Typography';
import { Age } from '@strata/backstage-plugin-compliance';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { creationRouteRef } from '../routes';
import { homeTranslationRef } from '../translation';
import { Block } from './Block';

const SHOWN = 5;

/** What was created last, by anybody, and how that went. */
export function RecentlyCreatedBlock() {
  const { t } = useTranslationRef(homeTranslationRef);
  const scaffolderApi = useApi(scaffolderApiRef);
  const creation = useRouteRef(creationRouteRef);
  const state = useAsyncRetry(
    () => scaffolderApi.listTasks({ filterByOwnership: 'all', limit: SHOWN }),
    [scaffolderApi],
  );
  return (
    <Block
      title={t('recent.title')}
      what={t('recent.what')}
      state={state}
      height={200}
    >
      {({ tasks }) =>
        tasks.length === 0 ? (
          <Typography>{t('recent.empty')}</Typography>
        ) : (
          <List disablePadding>
            {tasks.map(task => (
              <ListItem key={task.id} disableGutters>
                <ListItemText
                  primary={
                    creation ? (
                      <Link to={creation({ taskId: task.id })}>
                        {nameOf(task)}
                      </Link>
                    ) : (
                      nameOf(task)
                    )
                  }
                  secondary={t('recent.state', {
                    state: t(`task.${task.status}`),
                    when: <Age time={task.createdAt} />,
                  })}
                />
              </ListItem>
            ))}
          </List>
        )
      }
    </Block>
  );
}

/** What the person called it, or the template where it asks for no name. */
function nameOf({ id, spec }: ScaffolderTask): string {
  const { name } = spec.parameters;
  if (typeof name === 'string' && name) return name;
  return spec.templateInfo?.entity?.metadata.title ?? id;
}
