export interface Config {
  auth?: {
    providers?: {
      demo?: {
        /** People that the demo signs in as: role to user entity ref. */
        people: { [role: string]: string };
      };
    };
  };
}
