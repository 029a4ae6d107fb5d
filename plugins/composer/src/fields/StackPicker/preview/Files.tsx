import { CodeSnippet, MarkdownContent } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import type { PreviewFile } from '../../../api/types';
import { composerTranslationRef } from '../../../translation/ref';

const useStyles = makeStyles(theme => ({
  columns: { display: 'flex', gap: theme.spacing(2), flexWrap: 'wrap' },
  list: { flex: '1 1 220px', maxHeight: 440, overflow: 'auto' },
  content: { flex: '2 1 320px', maxHeight: 440, overflow: 'auto', minWidth: 0 },
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
        <List dense className={styles.list} aria-label={t('preview.filesTab')}>
          {files.map(file => (
            <ListItem
              key={file.path}
              button
              selected={file === shown}
              onClick={() => setPath(file.path)}
            >
              <ListItemText
                primary={file.path}
                secondary={
                  changed.has(file.path)
                    ? `● ${t('preview.changed')}`
                    : undefined
                }
                primaryTypographyProps={{ noWrap: true, title: file.path }}
              />
            </ListItem>
          ))}
        </List>
        {shown && (
          <div className={styles.content}>
            {shown.owner && (
              <Typography variant="caption" color="textSecondary">
                {shown.path} {t('preview.owner', { owner: shown.owner })}
              </Typography>
            )}
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
