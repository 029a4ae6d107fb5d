import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import BlockIcon from '@material-ui/icons/Block';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import WarningIcon from '@material-ui/icons/Warning';
import type {
  InstanceCheck,
  ShownError,
} from '@strata/backstage-plugin-tools-common';
import { toolsTranslationRef } from '../../translation/ref';
import { IconWord } from '../shared/IconWord';
import { RemedyText } from './Remedy';
import { TakenOverFrom } from './TakenOverFrom';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  entry: { padding: theme.spacing(0.75, 0), overflowWrap: 'anywhere' },
}));

/** What works at a tool, what its credential lacks, and what to ask for. */
export function CheckResult({ check }: { check: InstanceCheck }) {
  const classes = useStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <>
      {check.takenOver && <TakenOverFrom takenOver={check.takenOver} />}
      <ul className={classes.list}>
        <li className={classes.entry}>
          {check.reachable ? (
            <IconWord
              icon={CheckCircleIcon}
              tone="good"
              word={t('check.reachable')}
            />
          ) : (
            <IconWord
              icon={ErrorIcon}
              tone="bad"
              word={t('check.unreachable')}
            />
          )}
          {check.error && <ErrorText error={check.error} />}
        </li>
        {check.resources.map(resource => (
          <li key={resource.resource} className={classes.entry}>
            <ResourceCheck resource={resource} />
          </li>
        ))}
        {check.switchedOff.map(({ resource, resourceTitle }) => (
          <li key={resource} className={classes.entry}>
            <IconWord
              icon={BlockIcon}
              tone="quiet"
              word={t('check.off', { name: resourceTitle })}
            />
          </li>
        ))}
        {check.changes.map(({ key, actions, error }) => (
          <li key={key} className={classes.entry}>
            <IconWord
              icon={error ? ErrorIcon : CheckCircleIcon}
              tone={error ? 'bad' : 'good'}
              word={t(error ? 'check.noChanges' : 'check.changes', {
                key,
                actions: actions.map(each => each.actionTitle).join(', '),
              })}
            />
            {error && <ErrorText error={error} />}
          </li>
        ))}
      </ul>
      {check.permissions.length > 0 && (
        <section>
          <Typography variant="h6" component="h3">
            {t('check.permissions')}
          </Typography>
          <Typography component="ul" variant="body2">
            {check.permissions.map(permission => (
              <li key={permission}>{permission}</li>
            ))}
          </Typography>
        </section>
      )}
    </>
  );
}

function ResourceCheck(props: {
  resource: InstanceCheck['resources'][number];
}) {
  const { resourceTitle, readable, lacking, error } = props.resource;
  const { t } = useTranslationRef(toolsTranslationRef);
  const name = { name: resourceTitle };
  if (!readable) {
    return (
      <>
        <IconWord
          icon={ErrorIcon}
          tone="bad"
          word={t('check.unreadable', name)}
        />
        {error && <ErrorText error={error} />}
      </>
    );
  }
  if (lacking.length === 0) {
    return (
      <IconWord
        icon={CheckCircleIcon}
        tone="good"
        word={t('check.readable', name)}
      />
    );
  }
  return (
    <>
      <IconWord icon={WarningIcon} tone="warn" word={t('check.lacks', name)} />
      <Typography component="ul" variant="body2">
        {lacking.map(call => (
          <li key={call}>
            <code>{call}</code>
          </li>
        ))}
      </Typography>
    </>
  );
}

function ErrorText({ error }: { error: ShownError }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  const cause = `${t(`errorKind.${error.kind}`)}: ${error.message}`;
  return <RemedyText sentences={[cause, error.remedy]} />;
}
