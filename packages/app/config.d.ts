export interface Config {
  app?: {
    /**
     * Sign-in provider of the portal: github, gitlab (default), google, microsoft or okta.
     * @visibility frontend
     */
    signIn?: string;
  };
}
