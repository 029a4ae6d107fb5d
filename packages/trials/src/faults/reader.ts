/** One way to bring a GitLab's projects into the catalog. */
export interface Reader {
  /** Reads once, as a schedule would make it. Never throws. */
  read(): Promise<Reading>;
  close(): Promise<void>;
}

export interface Reading {
  /** Of the projects, how many the catalog has after it. */
  entities: number;
  /** What a person is told of it; absent where nothing is. */
  said?: string;
}
