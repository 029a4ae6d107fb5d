export interface Config {
  /** How processes share the syncs. The defaults suit up to some hundred syncs. */
  toolsEngine?: {
    /** Seconds between two looks for what is due. Default 5. */
    tickSeconds?: number;
    /** Seconds after which another process goes on with what a killed one was reading. Default 40. */
    leaseSeconds?: number;
  };
  /** Tools that Strata reads, by connector id and then by instance id. */
  tools?: {
    [connector: string]: {
      /**
       * One instance. Its id (the key) is permanent: it is part of names and location keys. A
       * connector may ask for further keys; its page in the docs lists them.
       */
      [instance: string]: {
        /** Free text for people; may change at any time. */
        title?: string;
        /** Root address in the form a person opens. */
        baseUrl: string;
        username?: string;
        /** @visibility secret */
        token?: string;
        /**
         * Separate credential for write actions; without it they are refused, unless the tool
         * asks nobody for a credential.
         * @visibility secret
         */
        writeToken?: string;
        writeUsername?: string;
        /** Credentials of single write actions, by name, in place of `writeToken`. */
        actions?: {
          [action: string]: {
            /** @visibility secret */
            token: string;
            /** Default `writeUsername`, then `username`. */
            username?: string;
          };
        };
        /**
         * With which the tool proves that a webhook is its own; at least 16 characters. Without it,
         * none is accepted.
         * @visibility secret
         */
        webhookSecret?: string;
        /**
         * The one before, accepted too while the tool is being changed over.
         * @visibility secret
         */
        previousWebhookSecret?: string;
        /** PEM texts: a private authority, and a client certificate where the tool asks for one. */
        tls?: {
          ca?: string;
          cert?: string;
          /** @visibility secret */
          key?: string;
        };
        /** Ids that this instance had before; its items are taken over. */
        previousIds?: string[];
        environment?: string;
        /**
         * Entity ref of who answers for the tool: is told when a sync stays broken (default the
         * groups under `strata.roles.platform`), and is audited for what belongs to no service.
         */
        owner?: string;
        /** Minutes for which a sync has to be broken before its owner is told. Default 60. */
        notifyAfterMinutes?: number;
        /** Minutes between two reads. Default 10. */
        everyMinutes?: number;
        /** Minutes between two reads of everything, where others ask only for what changed. Default 60. */
        fullEveryMinutes?: number;
        /**
         * Where the tool allows less, or more, than the connector assumes; shared by instances with
         * one origin (scheme, host and port) and credential, for which the smallest counts.
         */
        limits?: {
          concurrency?: number;
          requestsPerMinute?: number;
          /** Requests in an hour, of all backend processes together. */
          callsPerHour?: number;
          /** Requests of one run of this instance; the next run goes on where the list can be resumed. */
          callsPerRun?: number;
        };
        visibility?: {
          /** Refs of the groups that may see restricted items. */
          groups?: string[];
          /** Whether every item is restricted. Default false. */
          restrictAll?: boolean;
        };
        /** Which lists of the tool are read, by resource name: `false` switches one off. Default all. */
        resources?: { [resource: string]: boolean };
        /** Which items become catalog entities, by resource name. Default `linked`. */
        catalog?: { [resource: string]: 'linked' | 'all' | 'none' };
        /** Largest part of a sync's items that one run may remove. Default 10 and 10. */
        removalBudget?: { items?: number; percent?: number };
      };
    };
  };

  /**
   * Whether addresses and credentials that other plugins already have configured, such as
   * `integrations.gitlab`, are used for tools; for all connectors, or by connector id. Default true.
   */
  toolsTakeOver?: boolean | { [connector: string]: boolean };

  /** How items of tools find their services, beside annotations, repositories and labels. */
  toolsLinks?: {
    /** Rules for names, in the order in which they are tried. */
    naming?: Array<{
      /**
       * Regular expression for the whole name, whatever its case, in which the group `service` is
       * the name of the service: `(?<service>.+)-(build|deploy)`.
       */
      pattern: string;
      /** Id of the connector whose items it is for. Default all. */
      connector?: string;
      /** Type of the items it is for, such as `ci-job`. Default all. */
      type?: string;
    }>;
  };
  /** Whose the accounts of tools are. */
  toolsAccounts?: {
    /** Minutes for which a User has to be missing from the catalog before the person counts as gone. Default 60. */
    leftAfterMinutes?: number;
  };
  strata?: {
    roles?: {
      /** Groups that are told about broken syncs where an instance names no owner; entity refs. */
      platform?: string[];
    };
  };
}
