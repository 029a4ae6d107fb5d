import {
  Content,
  EmptyState,
  Page,
  ProxiedSignInPage,
} from '@backstage/core-components';
import {
  configApiRef,
  useApi,
  type IdentityApi,
  type SignInPageProps,
} from '@backstage/core-plugin-api';
import {
  Button,
  List,
  ListItem,
  ListItemIcon,
  ListItemText,
  Typography,
  makeStyles,
} from '@material-ui/core';
import CodeIcon from '@material-ui/icons/Code';
import GroupIcon from '@material-ui/icons/Group';
import BuildIcon from '@material-ui/icons/Build';
import GavelIcon from '@material-ui/icons/Gavel';
import PersonIcon from '@material-ui/icons/Person';
import { useState } from 'react';

const STORAGE_KEY = 'strata.demo.person';

/** What each of the demo's people is for. */
const ROLES: Record<
  string,
  { title: string; text: string; Icon: typeof PersonIcon }
> = {
  developer: {
    title: 'Mia Chen, developer',
    text: 'Creates services and sees the tools of her team',
    Icon: CodeIcon,
  },
  lead: {
    title: 'Jonas Weber, team lead',
    text: 'Answers for the processes of his team and decides about waivers',
    Icon: GroupIcon,
  },
  auditor: {
    title: 'Aisha Khan, auditor',
    text: 'Reads everything and changes nothing',
    Icon: GavelIcon,
  },
  platform: {
    title: 'Tomas Novak, platform engineer',
    text: 'Keeps the tools in sync and decides about removals',
    Icon: BuildIcon,
  },
};

const useStyles = makeStyles(theme => ({
  content: { maxWidth: 560, margin: theme.spacing(8, 'auto') },
  list: { marginTop: theme.spacing(2) },
}));

/** Signing out must forget the person, or the next page load signs in again. */
function forgettingOnSignOut(identityApi: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identityApi.getProfileInfo(),
    getBackstageIdentity: () => identityApi.getBackstageIdentity(),
    getCredentials: () => identityApi.getCredentials(),
    async signOut() {
      window.sessionStorage.removeItem(STORAGE_KEY);
      await identityApi.signOut();
    },
  };
}

/** Most often the portal is still starting, and the person not yet in its catalog. */
function SignInFailed({ error }: { error?: Error }) {
  const startAgain = () => {
    window.sessionStorage.removeItem(STORAGE_KEY);
    window.location.reload();
  };
  return (
    <Page themeId="home">
      <Content>
        <EmptyState
          missing="data"
          title="The sign-in did not work"
          description={`The portal may still be starting: wait a few seconds and choose again. ${
            error?.message ?? ''
          }`}
          action={
            <Button variant="contained" color="primary" onClick={startAgain}>
              Choose again
            </Button>
          }
        />
      </Content>
    </Page>
  );
}

/** Lets a visitor of the demo choose whom to be. */
export function DemoSignInPage(props: SignInPageProps & { roles: string[] }) {
  const classes = useStyles();
  const title = useApi(configApiRef).getOptionalString('organization.name');
  const [role, setRole] = useState(() =>
    window.sessionStorage.getItem(STORAGE_KEY),
  );
  if (role && props.roles.includes(role)) {
    return (
      <ProxiedSignInPage
        provider="demo"
        headers={{ 'x-demo-person': role }}
        ErrorComponent={SignInFailed}
        onSignInSuccess={api => props.onSignInSuccess(forgettingOnSignOut(api))}
      />
    );
  }
  const choose = (chosen: string) => {
    window.sessionStorage.setItem(STORAGE_KEY, chosen);
    setRole(chosen);
  };
  return (
    <Page themeId="home">
      <Content>
        <div className={classes.content}>
          <Typography variant="h2" component="h1">
            Strata
          </Typography>
          <Typography variant="body1">
            The developer portal of {title}, a demo company. Whom do you want to
            be?
          </Typography>
          <List className={classes.list} aria-label="People of the demo">
            {props.roles.map(id => {
              const {
                title: name,
                text,
                Icon,
              } = ROLES[id] ?? {
                title: id,
                text: '',
                Icon: PersonIcon,
              };
              return (
                <ListItem button key={id} onClick={() => choose(id)}>
                  <ListItemIcon>
                    <Icon />
                  </ListItemIcon>
                  <ListItemText primary={name} secondary={text} />
                </ListItem>
              );
            })}
          </List>
        </div>
      </Content>
    </Page>
  );
}
