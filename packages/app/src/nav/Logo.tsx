import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core';

const useStyles = makeStyles(theme => ({
  root: {
    height: 3 * sidebarConfig.logoHeight,
    display: 'flex',
    alignItems: 'center',
  },
  link: {
    display: 'flex',
    alignItems: 'center',
    marginLeft: theme.spacing(2.5),
  },
  name: {
    color: theme.palette.common.white,
    fontSize: theme.typography.h5.fontSize,
    fontWeight: 700,
    marginLeft: theme.spacing(1.5),
  },
}));

/** Layers of rock, and the portal's name where there is room for it. */
export function Logo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <div className={classes.root}>
      <Link to="/" underline="none" className={classes.link} aria-label="Home">
        <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden>
          <path d="M2 4h24v5H2z" fill="#7dd3c0" />
          <path d="M2 11.5h19v5H2z" fill="#a7c7f2" />
          <path d="M2 19h24v5H2z" fill="#f2c97d" />
        </svg>
        {isOpen && <span className={classes.name}>Strata</span>}
      </Link>
    </div>
  );
}
