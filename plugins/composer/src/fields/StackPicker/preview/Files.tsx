import { CodeSnippet, MarkdownContent } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import type { PreviewFile } from '../../../api/types';
import { composerTranslationRef } from '../../../translation/ref';
import { FileTree } from './FileTree';

// As high as fits beside the choices, so that the preview stays in view.
const HEIGHT = 'calc(100vh - 240px)';

const useStyles = makeStyles(theme => ({
  columns: {
    display: 'flex',
    gap: theme.spacing(2),
    [theme.breakpoints.down('sm')]: { flexDirection: 'column' },
  },
  list: {
    flex: '0 0 220px',
    maxHeight: HEIGHT,
    overflow: 'auto',
    [theme.breakpoints.down('sm')]: { flexBasis: 'auto', maxHeight: 260 },
  },
  content: {
    flex: 1,
    maxHeight: HEIGHT,
    overflow: 'auto',
    minWidth: 0,
    fontSize: theme.typography.body2.fontSize,
    '& h1': { fontSize: theme.typography.h5.fontSize },
    '& h2': { fontSize: theme.typography.h6.fontSize },
  },
}));

/** Opened first: what the service says about itself. */
const FIRST = 'README.md';

/** The file tree; a click shows what is in a file. */
export function Files(props: {
  files: PreviewFile[];
  changed: ReadonlySet<string>;
}) {
  const { files, changed } = props;
  const { t } = useTranslationRef(composerTranslationRef);
  const [path, setPath] = useState(FIRST);
  const styles = useStyles();
  const shown = files.find(file => file.path === path) ?? files[0];
  return (
    <>
      <Typography variant="body2" color="textSecondary">
        {t('preview.files', { count: files.length })}
      </Typography>
      <div className={styles.columns}>
        <div className={styles.list}>
          <FileTree
            files={files}
            shown={shown}
            changed={changed}
            onShow={setPath}
          />
        </div>
        {shown && (
          <div className={styles.content}>
            <Typography variant="caption" color="textSecondary">
              {shown.path}
              {shown.owner && ` ${t('preview.owner', { owner: shown.owner })}`}
            </Typography>
            <FileContent file={shown} />
          </div>
        )}
      </div>
    </>
  );
}

const LANGUAGES: Record<string, string> = {
  go: 'go',
  json: 'json',
  mjs: 'javascript',
  proto: 'protobuf',
  sql: 'sql',
  ts: 'typescript',
  yaml: 'yaml',
  yml: 'yaml',
};

function FileContent({ file }: { file: PreviewFile }) {
  const extension = file.path.replace(/^.*\./, '');
  if (extension === 'md') return <MarkdownContent content={file.text} />;
  return (
    <CodeSnippet text={file.text} language={LANGUAGES[extension] ?? 'text'} />
  );
}
