import { Content, EmptyState, LinkButton } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import { usePermission } from '@backstage/plugin-permission-react';
import Box from '@material-ui/core/Box';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import AddIcon from '@material-ui/icons/Add';
import { toolsRemovalDecidePermission } from '@strata/backstage-plugin-tools-common';
import { Block } from './blocks/Block';
import { BrokenSyncsBlock } from './blocks/BrokenSyncsBlock';
import { MyServicesBlock } from './blocks/MyServicesBlock';
import { RecentlyCreatedBlock } from './blocks/RecentlyCreatedBlock';
import { SuggestionsBlock } from './blocks/SuggestionsBlock';
import { TurnedRedBlock } from './blocks/TurnedRedBlock';
import { useMe } from './hooks/useMe';
import { useMyServices } from './hooks/useMyServices';
import { useTeamResults } from './hooks/useTeamResults';
import { useToolsOfServices } from './hooks/useToolsOfServices';
import { catalogRouteRef, createServiceRouteRef } from './routes';
import { homeTranslationRef } from './translation';

const useStyles = makeStyles(theme => ({
  blocks: {
    display: 'grid',
    gap: theme.spacing(3),
    alignItems: 'start',
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: 'minmax(0, 7fr) minmax(0, 5fr)',
      gridTemplateRows: 'auto auto 1fr',
    },
  },
  side: {
    [theme.breakpoints.up('md')]: { gridColumn: 2, gridRow: '1 / span 3' },
  },
}));

/** What a person needs to see first: broken syncs where they can repair them, then their services. */
export function HomePage() {
  const { t } = useTranslationRef(homeTranslationRef);
  const classes = useStyles();
  const me = useMe();
  const create = useRouteRef(createServiceRouteRef);
  // Who decides about removals keeps the syncs well: the role is not asked by name.
  const { allowed: keepsSyncs } = usePermission({
    permission: toolsRemovalDecidePermission,
  });
  const teams = me.value?.teams;
  return (
    <Content>
      <Box display="flex" flexWrap="wrap" alignItems="center" mb={2}>
        {teams && teams.length > 0 && (
          <Typography>
            {t('teams')}:{' '}
            <EntityRefLinks entityRefs={teams} defaultKind="group" />
          </Typography>
        )}
        {create && (
          <Box ml="auto">
            <LinkButton
              to={create()}
              color="primary"
              variant="contained"
              startIcon={<AddIcon />}
            >
              {t('createService')}
            </LinkButton>
          </Box>
        )}
      </Box>
      {keepsSyncs && (
        <Box mb={3}>
          <BrokenSyncsBlock />
        </Box>
      )}
      <div className={classes.blocks}>
        {teams ? (
          <TeamBlocks teams={teams} />
        ) : (
          <Block
            title={t('services.title')}
            what={t('services.what')}
            state={me}
            height={360}
          >
            {() => null}
          </Block>
        )}
        <RecentlyCreatedBlock />
      </div>
    </Content>
  );
}

function TeamBlocks({ teams }: { teams: string[] }) {
  return teams.length === 0 ? <NoTeam /> : <MyTeam teams={teams} />;
}

function NoTeam() {
  const { t } = useTranslationRef(homeTranslationRef);
  const catalog = useRouteRef(catalogRouteRef);
  return (
    <EmptyState
      missing="info"
      title={t('noTeam.title')}
      description={t('noTeam.description')}
      action={
        catalog && (
          <LinkButton to={catalog()} variant="outlined">
            {t('noTeam.catalog')}
          </LinkButton>
        )
      }
    />
  );
}

function MyTeam({ teams }: { teams: string[] }) {
  const classes = useStyles();
  const services = useMyServices(teams);
  const results = useTeamResults(teams);
  const toolsOfServices = useToolsOfServices(services.value?.services);
  // Without the services there is nothing to ask the tools about.
  const tools = services.error
    ? { ...toolsOfServices, error: services.error, retry: services.retry }
    : toolsOfServices;
  return (
    <>
      <MyServicesBlock services={services} results={results} tools={tools} />
      <div className={classes.side}>
        <TurnedRedBlock results={results} />
      </div>
      <SuggestionsBlock tools={tools} />
    </>
  );
}
