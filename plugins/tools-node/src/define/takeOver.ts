/**
 * Where other plugins of Backstage already hold addresses and credentials of the tool. What is
 * found there fills in the credential of an instance of the same address that has none, or becomes
 * an instance where `tools` names none.
 */
export interface TakeOverSource {
  /** Key of the configuration, for example `integrations.gitlab`. */
  key: string;
  /** The plugin whose configuration it is, for people. */
  plugin: string;
  /** What is not taken over from there, one line each. */
  except?: readonly string[];
  /**
   * Finds tools in the value at `key`. It belongs to another plugin, so whatever does not fit is
   * passed over; `lookUp` gives the value at another key that this one refers to.
   */
  read(value: unknown, lookUp: (key: string) => unknown): FoundTool[];
}

/** A tool that another plugin's configuration names. */
export interface FoundTool {
  /** Where it stands, for example `integrations.gitlab[0]`. */
  from: string;
  /** What people call it there; the permanent id of the instance is made from it. */
  name: string;
  /** Further addresses of the same tool. */
  aliases?: readonly string[];
  /** As under `tools.<connector>.<instance id>`. */
  config: {
    baseUrl: string;
    username?: string;
    token?: string;
    tls?: { ca?: string; cert?: string; key?: string };
    [setting: string]: unknown;
  };
}
