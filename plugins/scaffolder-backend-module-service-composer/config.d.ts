export interface Config {
  /** Strata's composer of new services */
  composer?: {
    /**
     * Folder with choices.yaml, archetypes/ and features/. Default the one that comes with the
     * package.
     */
    templates?: string;
  };
}
