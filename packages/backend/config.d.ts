export interface Config {
  strata?: {
    /** Groups whose members have a role in the portal; entity refs. */
    roles?: {
      /** Read everything, change nothing. */
      auditors?: string[];
      /** Decide about waivers. */
      leads?: string[];
      /** Run the portal: removals, registrations, templates. */
      platform?: string[];
    };
  };
}
