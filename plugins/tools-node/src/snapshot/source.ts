/** The newest commit of the default branch. */
export interface Head {
  branch: string;
  commit: string;
  /** ISO time. */
  committedAt?: string;
}

export interface FolderEntry {
  name: string;
  folder: boolean;
}

export interface FileText {
  text: string;
  /** Whether the file goes on behind it. */
  cut: boolean;
}

/** How a tool shows one repository. Everything is `undefined` where it is not there, or not shown. */
export interface RepositorySource {
  /** One cheap request, or none where the row tells. */
  head(): Promise<Head | undefined>;
  /**
   * Paths of all files at once, or of all that `SNAPSHOT_PATTERN` matches. Nothing where it is not
   * shown, or where they are too many for that: then folder by folder, if there is `list`.
   */
  tree?(commit: string): Promise<string[] | undefined>;
  /**
   * What lies directly in a folder, the root being ''. It is asked for some dozens of folders.
   * Without it and without `tree`, every declared file is asked for.
   */
  list?(folder: string, commit: string): Promise<FolderEntry[] | undefined>;
  /** Address of a file in the tool's own pages, by which the catalog can read it. */
  urlOf?(path: string, branch: string): string;
  /** At most `maxBytes` of a file. */
  read(
    path: string,
    commit: string,
    maxBytes: number,
  ): Promise<FileText | undefined>;
}
