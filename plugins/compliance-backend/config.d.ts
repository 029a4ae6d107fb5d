export interface Config {
  /** Strata Compliance. */
  compliance?: {
    evaluation?: {
      /** Minutes between two evaluations of everything. Default 5. */
      everyMinutes?: number;
      /** Seconds for which changes of the tools are gathered into one evaluation. Default 5. */
      debounceSeconds?: number;
    };
    /** `spec.type` of the Components that count as services. Default: every Component. */
    serviceTypes?: string[];
  };
}
