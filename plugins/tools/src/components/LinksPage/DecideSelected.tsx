import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  toolsLinkDecidePermission,
  type LinkDecisionResult,
} from '@strata/backstage-plugin-tools-common';
import { toolsApiRef, type ToolsApi } from '../../api';
import { useAction } from '../../hooks/useAction';
import { toolsTranslationRef } from '../../translation/ref';
import { PermissionButton } from '../shared/PermissionButton';
import type { Selection } from './useSelection';

/** As many as the backend takes in one request. */
const AT_ONCE = 500;

const useStyles = makeStyles(theme => ({
  // Stays in reach while one goes through a long list.
  root: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(1, 0),
    backgroundColor: theme.palette.background.default,
  },
}));

/** Accepts or rejects what is selected, and tells of each that had to stay. */
export function DecideSelected(props: {
  selection: Selection;
  onDecided(): void;
}) {
  const { ids } = props.selection;
  const classes = useStyles();
  const api = useApi(toolsApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const { busy, act } = useAction();
  const decide = async (decision: 'accept' | 'reject') => {
    await act({
      what: t('suggestions.decide'),
      run: () => decideAll(api, ids, decision),
      done: results => {
        const left = results.filter(({ error }) => error);
        const count = results.length - left.length;
        const text =
          decision === 'accept'
            ? t('suggestions.accepted', { count })
            : t('suggestions.rejected', { count });
        if (!left.length) return text;
        const reason = left[0].error!.message;
        return `${text} ${t('suggestions.left', {
          count: left.length,
          reason,
        })}`;
      },
    });
    props.onDecided();
  };
  const button = {
    permission: toolsLinkDecidePermission,
    busy,
    blockedBy: ids.length ? undefined : t('suggestions.selectFirst'),
  };
  return (
    <div className={classes.root}>
      <Typography variant="body2" aria-live="polite">
        {t('suggestions.selected', { count: ids.length })}
      </Typography>
      <PermissionButton
        {...button}
        color="primary"
        onClick={() => decide('accept')}
      >
        {t('tab.accept')}
      </PermissionButton>
      <PermissionButton {...button} onClick={() => decide('reject')}>
        {t('tab.reject')}
      </PermissionButton>
    </div>
  );
}

async function decideAll(
  api: ToolsApi,
  ids: string[],
  decision: 'accept' | 'reject',
): Promise<LinkDecisionResult[]> {
  const results: LinkDecisionResult[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const part = ids.slice(at, at + AT_ONCE);
    results.push(...(await api.decideLinks(part, decision)).results);
  }
  return results;
}
