import { CopyTextButton } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    maxWidth: theme.spacing(90),
    marginBottom: theme.spacing(2),
    padding: theme.spacing(1),
    backgroundColor: theme.palette.background.default,
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
  },
  text: {
    margin: theme.spacing(1),
    fontFamily: 'monospace',
    overflowX: 'auto',
  },
}));

/** A few lines to copy. Backstage's own snippet loads a highlighter late, and then jumps. */
export function Snippet({ text }: { text: string }) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <pre className={classes.text}>{text}</pre>
      <CopyTextButton text={text} />
    </div>
  );
}
