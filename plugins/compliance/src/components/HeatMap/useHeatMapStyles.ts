import { makeStyles } from '@material-ui/core/styles';

export const CELL_WIDTH = 104;
export const CELL_HEIGHT = 56;

export const useHeatMapStyles = makeStyles(theme => ({
  // Scrolls inside, so that the page does not: the team stays in sight.
  scroll: {
    fontFamily: theme.typography.fontFamily,
    overflowX: 'auto',
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.background.paper,
  },
  table: { borderCollapse: 'separate', borderSpacing: 2 },
  header: {
    verticalAlign: 'bottom',
    textAlign: 'left',
    padding: theme.spacing(1),
    width: CELL_WIDTH,
    minWidth: CELL_WIDTH,
    fontSize: theme.typography.caption.fontSize,
    fontWeight: 'bold',
  },
  team: {
    position: 'sticky',
    left: 0,
    zIndex: 1,
    minWidth: 160,
    maxWidth: 220,
    textAlign: 'left',
    fontWeight: 'normal',
    padding: theme.spacing(0.5, 1.5),
    backgroundColor: theme.palette.background.paper,
    borderRight: `1px solid ${theme.palette.divider}`,
  },
  services: {
    display: 'block',
    fontSize: theme.typography.caption.fontSize,
    color: theme.palette.text.secondary,
  },
  group: {
    '& th': { fontWeight: 'bold' },
    '& td': { borderTop: `2px solid ${theme.palette.divider}` },
  },
  cell: { padding: 0, height: CELL_HEIGHT, verticalAlign: 'top' },
  content: {
    display: 'block',
    boxSizing: 'border-box',
    height: '100%',
    padding: theme.spacing(1),
    color: theme.palette.text.primary,
    '&:hover': { textDecoration: 'none', filter: 'brightness(0.95)' },
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: -2,
    },
  },
}));
