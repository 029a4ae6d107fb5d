export interface JiraProject {
  id: string;
  key: string;
  name: string;
  description: string;
  /** Account id. */
  lead: string;
  category?: string;
  archived: boolean;
}

export interface Issue {
  id: string;
  key: string;
  projectKey: string;
  summary: string;
  done: boolean;
  created: string;
  updated: string;
}
