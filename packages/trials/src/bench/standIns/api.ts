/** What a stand-in is asked. */
export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: NodeJS.Dict<string | string[]>;
  /** Address of the stand-in, for links. */
  origin: string;
}

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  json?: unknown;
}

/** The API of a tool, as a function of a state that the bench sets. */
export interface Api<S extends object> {
  state: S;
  answer(asked: Asked, state: S): Answer;
  /** Under which name a request is counted; default its path. */
  kindOf?(asked: Asked): string;
}
