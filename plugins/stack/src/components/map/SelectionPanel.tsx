import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { IconButton, makeStyles, Paper, Typography } from '@material-ui/core';
import CloseIcon from '@material-ui/icons/Close';
import type {
  StackMap,
  StackSelection,
} from '@strata/backstage-plugin-stack-common';
import { technologyById } from '@strata/technologies';
import { useProcessTitle } from '../../hooks/useProcessTitle';
import type { StackView } from '../../hooks/useStackView';
import { webAddress } from '../../lib/url';
import { technologyRouteRef } from '../../routes';
import { stackTranslationRef } from '../../translation';
import { ServiceList } from '../shared/ServiceList';

const useStyles = makeStyles(theme => ({
  root: {
    flex: '1 0 280px',
    maxWidth: '100%',
    maxHeight: '80vh',
    overflowY: 'auto',
    padding: theme.spacing(2),
    position: 'sticky',
    top: theme.spacing(2),
    // Where there is no room beside the bands, it comes before them, not after.
    [theme.breakpoints.down('sm')]: {
      order: -1,
      flexBasis: '100%',
      maxHeight: 320,
      position: 'static',
    },
  },
  head: { display: 'flex', justifyContent: 'space-between' },
}));

/** The services behind what is selected, with their owners. */
export function SelectionPanel(props: {
  view: StackView;
  selection: StackSelection;
  map: StackMap;
}) {
  const { view, selection, map } = props;
  const { team, system } = view.filter;
  const classes = useStyles();
  const { t } = useTranslationRef(stackTranslationRef);
  const name = useName(selection, map);
  return (
    <Paper
      component="aside"
      variant="outlined"
      className={classes.root}
      aria-label={t('panel.label')}
    >
      <div className={classes.head}>
        <Typography variant="h6" component="h2">
          {name}
        </Typography>
        <IconButton
          size="small"
          aria-label={t('panel.close')}
          onClick={() => view.setSelection(undefined)}
        >
          <CloseIcon />
        </IconButton>
      </div>
      <SelectionLink selection={selection} map={map} name={name} />
      <ServiceList
        key={`${selection.kind}:${selection.id}`}
        query={{ team, system, select: selection }}
      />
    </Paper>
  );
}

function useName({ kind, id }: StackSelection, map: StackMap): string {
  const processTitle = useProcessTitle();
  if (kind === 'technology') return technologyById.get(id)?.name ?? id;
  if (kind === 'process') return processTitle(id);
  return map.systems.tools.find(tool => tool.instance === id)?.title ?? id;
}

function SelectionLink(props: {
  selection: StackSelection;
  map: StackMap;
  name: string;
}) {
  const { selection, map, name } = props;
  const { t } = useTranslationRef(stackTranslationRef);
  const technologyPath = useRouteRef(technologyRouteRef);
  const tool = map.systems.tools.find(
    ({ instance }) => selection.kind === 'tool' && instance === selection.id,
  );
  const address = tool && webAddress(tool.baseUrl);
  if (selection.kind === 'technology') {
    return (
      <Link to={technologyPath({ id: selection.id })} variant="body2">
        {t('panel.details', { name })}
      </Link>
    );
  }
  return address ? (
    <Link to={address} variant="body2">
      {t('tool.open', { name })}
    </Link>
  ) : null;
}
