import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import CircularProgress from '@material-ui/core/CircularProgress';
import Paper from '@material-ui/core/Paper';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useState } from 'react';
import { composerTranslationRef } from '../../../translation/ref';
import type { DraftProblem } from '../findProblems';
import type { PreviewState } from '../usePreview';
import { Checks } from './Checks';
import { DraftProblems } from './DraftProblems';
import { Files } from './Files';
import { Tools } from './Tools';

const STICKY = 'strata-composer-preview';

const useStyles = makeStyles(theme => ({
  // The scaffolder's card clips, and what clips keeps its contents from sticking to the window.
  '@global': { [`.MuiCard-root:has(.${STICKY})`]: { overflow: 'visible' } },
  root: {
    padding: theme.spacing(2),
    position: 'sticky',
    top: theme.spacing(2),
    // Nothing jumps when the first service arrives.
    minHeight: 520,
  },
  tabs: { marginBottom: theme.spacing(1) },
  head: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
  error: { whiteSpace: 'pre-line' },
}));

const TABS = ['files', 'checks', 'tools'] as const;

/** The service as it would be created now: files, checks, changes in tools. */
export function Preview(props: {
  state: PreviewState;
  /** What keeps the form as it stands from being previewed. */
  problems: DraftProblem[];
}) {
  const { preview, error, updating, changed } = props.state;
  const { t } = useTranslationRef(composerTranslationRef);
  const [tab, setTab] = useState<(typeof TABS)[number]>('files');
  const styles = useStyles();
  return (
    <Paper
      variant="outlined"
      className={`${STICKY} ${styles.root}`}
      component="section"
      aria-label={t('preview.title')}
      aria-busy={updating}
    >
      <div className={styles.head}>
        <Typography variant="h6" component="h3">
          {t('preview.title')}
        </Typography>
        {updating && (
          <CircularProgress size={16} aria-label={t('preview.updating')} />
        )}
      </div>
      <DraftProblems problems={props.problems} />
      {error && props.problems.length === 0 && (
        <Alert severity="error" className={styles.error}>
          <strong>{t('preview.failed')}</strong>
          {`\n${error}`}
        </Alert>
      )}
      {preview && (
        <>
          <Tabs
            className={styles.tabs}
            value={tab}
            indicatorColor="primary"
            textColor="primary"
            onChange={(_, value) => setTab(value)}
          >
            {TABS.map(each => (
              <Tab key={each} value={each} label={t(`preview.${each}Tab`)} />
            ))}
          </Tabs>
          {tab === 'files' && <Files files={preview.files} changed={changed} />}
          {tab === 'checks' && <Checks ids={preview.satisfies} />}
          {tab === 'tools' && <Tools tools={preview.tools} />}
        </>
      )}
    </Paper>
  );
}
