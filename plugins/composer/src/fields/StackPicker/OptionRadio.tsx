import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { composerTranslationRef } from '../../translation/ref';

const useStyles = makeStyles(theme => ({
  root: {
    margin: 0,
    paddingRight: theme.spacing(1.5),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
  },
  chosen: {
    borderColor: theme.palette.primary.main,
    backgroundColor: theme.palette.action.selected,
  },
  radio: { padding: theme.spacing(0.75) },
}));

/** An option that is as small as its name; what it is for shows on hover. */
export function OptionRadio(props: {
  id: string;
  title: string;
  chosen: boolean;
  hint?: string;
  isDefault?: boolean;
  disabled?: boolean;
  /** Id of the element that says why it cannot be taken. */
  describedBy?: string;
}) {
  const { t } = useTranslationRef(composerTranslationRef);
  const styles = useStyles();
  return (
    <FormControlLabel
      className={`${styles.root} ${props.chosen ? styles.chosen : ''}`}
      value={props.id}
      title={props.hint}
      disabled={props.disabled}
      control={
        <Radio
          color="primary"
          size="small"
          className={styles.radio}
          inputProps={{ 'aria-describedby': props.describedBy }}
        />
      }
      label={
        <Typography variant="body2" component="span">
          {props.title}
          {props.isDefault && ` (${t('stack.byDefault')})`}
        </Typography>
      }
    />
  );
}
