import { alpha, makeStyles } from '@material-ui/core/styles';

/** Backgrounds of score levels: a tint for a known score, hatching for unknown, nothing for no checks. */
export const useScoreStyles = makeStyles(theme => {
  const hatch = alpha(theme.palette.text.primary, 0.07);
  const tint = theme.palette.type === 'dark' ? 0.28 : 0.16;
  return {
    good: { backgroundColor: alpha(theme.palette.success.main, tint) },
    fair: { backgroundColor: alpha(theme.palette.warning.main, tint) },
    poor: { backgroundColor: alpha(theme.palette.error.main, tint) },
    unknown: {
      backgroundImage: `repeating-linear-gradient(45deg, ${hatch} 0 4px, transparent 4px 9px)`,
    },
    waived: { backgroundColor: theme.palette.action.hover },
    none: {},
  };
});
