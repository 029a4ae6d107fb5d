export interface Config {
  stack?: {
    /**
     * Entity ref of the group that owns the technologies in the catalog.
     * Defaults to `group:default/platform`.
     */
    technologyOwner?: string;
  };
}
