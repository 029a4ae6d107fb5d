import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  EntityRefLink,
  useEntityPresentation,
} from '@backstage/plugin-catalog-react';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  toolsLinkDecidePermission,
  UNOWNED_GROUP_REF,
  type UncoveredService,
} from '@strata/backstage-plugin-tools-common';
import { useCallback, useState } from 'react';
import { Link } from 'react-router-dom';
import { toolsApiRef } from '../../api';
import { usePaged } from '../../hooks/usePaged';
import { linksRouteRef } from '../../routes';
import { toolsTranslationRef } from '../../translation/ref';
import { LinkItemDialog } from '../EntityTools/LinkItemDialog';
import { useProcessTitle } from '../EntityTools/useProcessTitle';
import { PagedList } from '../shared/PagedList';
import { PermissionButton } from '../shared/PermissionButton';
import { SideDrawer } from '../shared/SideDrawer';
import type { Cell } from './CoverageTable';
import { nameOf } from './useLinkFilters';

const PAGE_SIZE = 50;

const useStyles = makeStyles(theme => ({
  name: { flexGrow: 1, overflowWrap: 'anywhere' },
  row: { gap: theme.spacing(2) },
}));

interface Props extends Cell {
  onClose(): void;
  onChanged(): void;
}

/** The services that miss a process, by name, each with what fixes it. */
export function MissingServices({ process, team, onClose, onChanged }: Props) {
  const api = useApi(toolsApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const [linking, setLinking] = useState<string>();
  const load = useCallback(
    (cursor?: string) =>
      api.listUncoveredServices({ process, team, limit: PAGE_SIZE, cursor }),
    [api, process, team],
  );
  const paged = usePaged(load);
  const { primaryTitle } = useEntityPresentation(team ?? UNOWNED_GROUP_REF, {
    defaultKind: 'group',
  });
  const title = t('coverage.missing', {
    name: team ? primaryTitle : t('tab.noOwner'),
    process: useProcessTitle()(process),
  });
  const linked = () => {
    paged.reload();
    onChanged();
  };
  return (
    <SideDrawer title={title} onClose={onClose}>
      <PagedList<UncoveredService>
        paged={paged}
        failed={t('coverage.error')}
        empty={<Typography>{t('coverage.none')}</Typography>}
      >
        {items => (
          <List disablePadding>
            {items.map(item => (
              <Missing
                key={item.entityRef}
                item={item}
                onLink={() => setLinking(item.entityRef)}
              />
            ))}
          </List>
        )}
      </PagedList>
      {linking && (
        <LinkItemDialog
          entityRef={linking}
          service={nameOf(linking)}
          process={process}
          onClose={() => setLinking(undefined)}
          onLinked={linked}
        />
      )}
    </SideDrawer>
  );
}

function Missing(props: { item: UncoveredService; onLink(): void }) {
  const { entityRef, suggestions } = props.item;
  const classes = useStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const base = useRouteRef(linksRouteRef)();
  return (
    <ListItem disableGutters divider className={classes.row}>
      <span className={classes.name}>
        <EntityRefLink entityRef={entityRef} />
      </span>
      {suggestions > 0 && (
        <Link to={`${base}?service=${encodeURIComponent(entityRef)}`}>
          {t('coverage.suggestions', { count: suggestions })}
        </Link>
      )}
      <PermissionButton
        permission={toolsLinkDecidePermission}
        aria-label={t('coverage.linkFor', { name: nameOf(entityRef) })}
        onClick={props.onLink}
      >
        {t('tab.link')}
      </PermissionButton>
    </ListItem>
  );
}
