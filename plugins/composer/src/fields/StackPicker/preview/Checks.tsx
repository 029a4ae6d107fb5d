import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemIcon from '@material-ui/core/ListItemIcon';
import ListItemText from '@material-ui/core/ListItemText';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/CheckCircleOutline';
import { composerTranslationRef } from '../../../translation/ref';

const useStyles = makeStyles(theme => ({
  row: { paddingTop: 0, paddingBottom: 0 },
  icon: { minWidth: theme.spacing(4) },
}));

/** The checks that the service passes from its first day; an id reads as a sentence. */
export function Checks({ ids }: { ids: string[] }) {
  const { t } = useTranslationRef(composerTranslationRef);
  const styles = useStyles();
  if (ids.length === 0) {
    return <Typography>{t('preview.checksEmpty')}</Typography>;
  }
  return (
    <>
      <Typography variant="body2">{t('preview.checks')}</Typography>
      <List dense>
        {ids.map(id => (
          <ListItem key={id} disableGutters className={styles.row}>
            <ListItemIcon className={styles.icon}>
              <CheckIcon fontSize="small" />
            </ListItemIcon>
            <ListItemText primary={toSentence(id)} />
          </ListItem>
        ))}
      </List>
    </>
  );
}

function toSentence(id: string): string {
  const words = id.replace(/-/g, ' ').replace(/\bci\b/g, 'CI');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
