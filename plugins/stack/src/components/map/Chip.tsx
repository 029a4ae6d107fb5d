import { ButtonBase, makeStyles } from '@material-ui/core';
import type { ReactNode } from 'react';
import type { LightState } from '../../lib/light';

/** Width of the longest bar; pixels. */
const BAR_WIDTH = 64;

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    minHeight: 30,
    padding: theme.spacing(0.25, 1),
    margin: theme.spacing(0.25, 0.5, 0.25, 0),
    borderRadius: theme.shape.borderRadius,
    border: `1px solid ${theme.palette.divider}`,
    ...theme.typography.body2,
    '&:hover, &:focus-visible': { background: theme.palette.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  selected: {
    borderColor: theme.palette.primary.main,
    boxShadow: `inset 0 0 0 1px ${theme.palette.primary.main}`,
    fontWeight: 700,
  },
  lit: { borderColor: theme.palette.primary.main },
  dim: { opacity: 0.45, borderStyle: 'dashed' },
  plain: {},
  bar: {
    height: 8,
    borderRadius: 2,
    background: theme.palette.primary.main,
    opacity: 0.7,
  },
}));

/** One thing on the map; pressing it lights up its path. */
export function Chip(props: {
  name: string;
  /** The whole of it in words, for those who do not see the bar. */
  label: string;
  /** What else there is to say; shown on hover. */
  hint?: string;
  light: LightState;
  onPress: () => void;
  /** From 0 to 1. */
  bar?: number;
  children?: ReactNode;
}) {
  const { name, label, hint, light, onPress, bar, children } = props;
  const classes = useStyles();
  return (
    <ButtonBase
      className={`${classes.root} ${classes[light]}`}
      aria-label={label}
      title={hint}
      aria-pressed={light === 'selected'}
      data-light={light}
      onClick={onPress}
    >
      <span>{name}</span>
      {bar !== undefined && (
        <span
          className={classes.bar}
          style={{ width: Math.max(4, bar * BAR_WIDTH) }}
          aria-hidden
        />
      )}
      {children}
    </ButtonBase>
  );
}
