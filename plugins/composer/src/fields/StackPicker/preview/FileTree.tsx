import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import Typography from '@material-ui/core/Typography';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import FileIcon from '@material-ui/icons/InsertDriveFileOutlined';
import FolderIcon from '@material-ui/icons/FolderOpen';
import { useMemo } from 'react';
import type { PreviewFile } from '../../../api/types';
import { composerTranslationRef } from '../../../translation/ref';
import { toTree, type TreeRow } from './toTree';

interface FileTreeProps {
  files: PreviewFile[];
  shown: PreviewFile | undefined;
  changed: ReadonlySet<string>;
  onShow(path: string): void;
}

const useStyles = makeStyles(theme => ({
  row: { paddingTop: 1, paddingBottom: 1, gap: theme.spacing(0.75) },
  icon: { color: theme.palette.text.secondary },
  changed: { marginLeft: 'auto', whiteSpace: 'nowrap' },
}));

/** The files in their folders; a click on a file shows it. */
export function FileTree({ files, shown, changed, onShow }: FileTreeProps) {
  const { t } = useTranslationRef(composerTranslationRef);
  const rows = useMemo(() => toTree(files), [files]);
  return (
    <List dense disablePadding aria-label={t('preview.filesTab')}>
      {rows.map(row => (
        <Row
          key={row.path}
          row={row}
          selected={row.path === shown?.path}
          changed={changed.has(row.path)}
          onShow={onShow}
        />
      ))}
    </List>
  );
}

function Row(props: {
  row: TreeRow;
  selected: boolean;
  changed: boolean;
  onShow(path: string): void;
}) {
  const { path, name, depth, file } = props.row;
  const { t } = useTranslationRef(composerTranslationRef);
  const styles = useStyles();
  const indent = { paddingLeft: useTheme().spacing(0.5 + depth * 2) };
  const Icon = file ? FileIcon : FolderIcon;
  const content = (
    <>
      <Icon fontSize="inherit" className={styles.icon} />
      <Typography variant="body2" component="span" noWrap title={path}>
        {name}
      </Typography>
      {props.changed && (
        <Typography
          variant="caption"
          color="primary"
          className={styles.changed}
        >{`● ${t('preview.changed')}`}</Typography>
      )}
    </>
  );
  if (!file) {
    return (
      <ListItem className={styles.row} style={indent}>
        {content}
      </ListItem>
    );
  }
  return (
    <ListItem
      button
      className={styles.row}
      style={indent}
      selected={props.selected}
      onClick={() => props.onShow(path)}
    >
      {content}
    </ListItem>
  );
}
