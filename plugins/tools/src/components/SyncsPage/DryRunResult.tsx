import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import type { RunChange, SyncRun } from '@strata/backstage-plugin-tools-common';
import type { DryRun } from '../../hooks/useDryRun';
import { toolsTranslationRef } from '../../translation/ref';
import { RelativeTime } from '../shared/RelativeTime';
import { RemedyText } from './Remedy';

/** What a run would change, with examples; while it is being found out, that it is. */
export function DryRunResult(props: {
  dryRun: DryRun;
  /** Whether a run that wrote has ended since. */
  outdated: boolean;
}) {
  const { latest, waitingSince, lost } = props.dryRun;
  const { t } = useTranslationRef(toolsTranslationRef);
  if (!latest && !waitingSince && !lost) return null;
  return (
    <section aria-live="polite">
      <Typography variant="h6" component="h3">
        {t('dryRun.title')}
      </Typography>
      {waitingSince && (
        <>
          <LinearProgress aria-label={t('dryRun.title')} />
          <Typography variant="body2">
            {t('dryRun.busy', {
              time: (
                <RelativeTime key="time" iso={waitingSince.toISOString()} />
              ),
            })}
          </Typography>
        </>
      )}
      {lost && <Typography variant="body2">{t('dryRun.lost')}</Typography>}
      {latest && !waitingSince && (
        <>
          <Typography variant="body2" color="textSecondary">
            {t('dryRun.asOf', {
              time: <RelativeTime key="time" iso={latest.finishedAt} />,
            })}{' '}
            {props.outdated && t('dryRun.outdated')}
          </Typography>
          <Changes run={latest} />
        </>
      )}
    </section>
  );
}

function Changes({ run }: { run: SyncRun }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  if (run.error) {
    const cause = `${t(`errorKind.${run.error.kind}`)}: ${run.error.message}`;
    return <RemedyText sentences={[cause, run.error.remedy]} />;
  }
  const { added, changed, removed, missing, heldBack } = run;
  if (added + changed + removed + missing + heldBack === 0) {
    return <Typography>{t('dryRun.nothing')}</Typography>;
  }
  return (
    <>
      <Examples run={run} change="add" count={added} />
      <Examples run={run} change="change" count={changed} />
      <Examples run={run} change="remove" count={removed} />
      <Examples run={run} change="miss" count={missing} />
      <Examples run={run} change="hold" count={heldBack} />
    </>
  );
}

function Examples(props: { run: SyncRun; change: RunChange; count: number }) {
  const { run, change, count } = props;
  const { t } = useTranslationRef(toolsTranslationRef);
  if (count === 0) return null;
  const examples = (run.samples ?? []).filter(each => each.change === change);
  const more = count - examples.length;
  return (
    <>
      <Typography variant="subtitle2" component="h4">
        {t(`dryRun.${change}`, { count })}
      </Typography>
      <Typography component="ul" variant="body2">
        {examples.map(({ title }, at) => (
          <li key={at}>{title}</li>
        ))}
        {more > 0 && <li>{t('details.heldMore', { more: String(more) })}</li>}
      </Typography>
    </>
  );
}
