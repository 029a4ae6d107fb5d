export interface Config {
  stack?: {
    /**
     * What the company says about technologies, by their id, for example
     * `php: { ring: hold, reason: Nobody on call knows it. }`.
     */
    advice?: {
      [technologyId: string]: {
        /** Whether to prefer it, to try it, or to start nothing new with it. */
        ring: 'adopt' | 'trial' | 'hold';
        /** One sentence that the pages show beside it. */
        reason?: string;
      };
    };
  };
}
