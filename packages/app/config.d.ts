export interface Config {
  app?: {
    /**
     * Sign-in provider of the portal: github, gitlab (default), google, microsoft, oidc or okta.
     * @visibility frontend
     */
    signIn?: string;
  };

  auth?: {
    providers?: {
      demo?: {
        /**
         * Whom the demo's sign-in page offers.
         * @deepVisibility frontend
         */
        people?: { [role: string]: string };
      };
    };
  };
}
