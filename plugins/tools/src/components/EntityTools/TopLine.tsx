import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import {
  toolsLinkDecidePermission,
  toolsSyncRunPermission,
  type ServiceTools,
} from '@strata/backstage-plugin-tools-common';
import { toolsApiRef } from '../../api';
import { useAction } from '../../hooks/useAction';
import { toolsTranslationRef } from '../../translation/ref';
import { PermissionButton } from '../shared/PermissionButton';
import { RelativeTime } from '../shared/RelativeTime';
import { coverageOf } from './coverage';
import { Gap } from './Gap';

interface Props {
  tools: ServiceTools;
  service: string;
  onRefreshed(): void;
  /** Opens the dialog, at a process where one is given. */
  onLink(process?: string): void;
}

/** Coverage with its gaps, how old the data is, and what can be done about both. */
export function TopLine({ tools, service, onRefreshed, onLink }: Props) {
  const { t } = useTranslationRef(toolsTranslationRef);
  const { covered, total, gaps } = coverageOf(tools);
  return (
    <Box
      display="flex"
      flexWrap="wrap"
      justifyContent="space-between"
      alignItems="center"
      gridGap={8}
    >
      <Box display="flex" flexWrap="wrap" alignItems="center" gridGap={8}>
        <Typography variant="h6" component="h2">
          {t('tab.coverage', {
            covered: String(covered),
            total: String(total),
          })}
        </Typography>
        {gaps.length > 0 && <Typography>{t('tab.gaps')}:</Typography>}
        {gaps.map(process => (
          <Gap
            key={process}
            process={process}
            service={service}
            onLink={() => onLink(process)}
          />
        ))}
      </Box>
      <Box display="flex" flexWrap="wrap" alignItems="center" gridGap={8}>
        <Typography variant="body2" color="textSecondary">
          {tools.asOf
            ? t('tab.asOf', {
                time: <RelativeTime key="time" iso={tools.asOf} />,
              })
            : t('tab.asOfNever')}
        </Typography>
        <RefreshNow entityRef={tools.entityRef} onDone={onRefreshed} />
        <PermissionButton
          permission={toolsLinkDecidePermission}
          color="primary"
          onClick={() => onLink()}
        >
          {t('tab.link')}
        </PermissionButton>
      </Box>
    </Box>
  );
}

function RefreshNow(props: { entityRef: string; onDone(): void }) {
  const api = useApi(toolsApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const { busy, act } = useAction();
  const refresh = async () => {
    await act({
      what: t('tab.refresh'),
      run: () => api.refreshService(props.entityRef),
      done: ({ syncs }) => t(syncs ? 'tab.refreshing' : 'tab.nothingToRead'),
    });
    props.onDone();
  };
  return (
    <PermissionButton
      permission={toolsSyncRunPermission}
      busy={busy}
      onClick={refresh}
    >
      {t('tab.refresh')}
    </PermissionButton>
  );
}
