import { makeStyles } from '@material-ui/core/styles';
import type SvgIcon from '@material-ui/core/SvgIcon';

export type Tone = 'good' | 'warn' | 'bad' | 'quiet' | 'active';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
  },
  good: { color: theme.palette.success.main },
  warn: { color: theme.palette.warning.main },
  bad: { color: theme.palette.error.main },
  quiet: { color: theme.palette.text.secondary },
  active: { color: theme.palette.info.main },
}));

/** A state as a shape and a word: the colour only repeats what they say. */
export function IconWord(props: {
  icon: typeof SvgIcon;
  tone: Tone;
  word: string;
  /** The same state as the tool calls it. */
  detail?: string;
}) {
  const classes = useStyles();
  const { icon: Icon, tone, word, detail } = props;
  return (
    <span className={classes.root} title={detail}>
      <Icon fontSize="small" className={classes[tone]} aria-hidden />
      <span>{detail ? `${word} (${detail})` : word}</span>
    </span>
  );
}
