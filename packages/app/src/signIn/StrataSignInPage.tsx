import { SignInPage } from '@backstage/core-components';
import {
  configApiRef,
  githubAuthApiRef,
  gitlabAuthApiRef,
  googleAuthApiRef,
  microsoftAuthApiRef,
  oktaAuthApiRef,
  useApi,
  type SignInPageProps,
} from '@backstage/core-plugin-api';
import { DemoSignInPage } from './DemoSignInPage';
import { oidcAuthApiRef } from './oidc';

/** Sign-in providers that `app.signIn` may name. */
const PROVIDERS = {
  github: { title: 'GitHub', apiRef: githubAuthApiRef },
  gitlab: { title: 'GitLab', apiRef: gitlabAuthApiRef },
  google: { title: 'Google', apiRef: googleAuthApiRef },
  microsoft: { title: 'Microsoft', apiRef: microsoftAuthApiRef },
  oidc: { title: 'OpenID Connect', apiRef: oidcAuthApiRef },
  okta: { title: 'Okta', apiRef: oktaAuthApiRef },
};

/** The demo's people where the demo is configured, else the provider named by `app.signIn`. */
export function StrataSignInPage(props: SignInPageProps) {
  const config = useApi(configApiRef);
  const people = config.getOptionalConfig('auth.providers.demo.people');
  if (people) return <DemoSignInPage {...props} roles={people.keys()} />;
  const id = config.getOptionalString('app.signIn') ?? 'gitlab';
  if (!(id in PROVIDERS)) {
    throw new Error(
      `app.signIn is "${id}"; use one of ${Object.keys(PROVIDERS).join(', ')}`,
    );
  }
  const { title, apiRef } = PROVIDERS[id as keyof typeof PROVIDERS];
  return (
    <SignInPage
      {...props}
      provider={{
        id: `${id}-auth-provider`,
        title,
        message: `Sign in with ${title}`,
        apiRef,
      }}
    />
  );
}
