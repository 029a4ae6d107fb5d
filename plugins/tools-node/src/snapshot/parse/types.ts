import type { Ecosystem } from '@strata/technologies';

/** A package, container image or runtime that a file names. */
export interface NamedPackage {
  ecosystem: Ecosystem;
  name: string;
  /** As written: one version, or a range. */
  version?: string;
}

/** What one file says. */
export interface ParsedFile {
  packages?: NamedPackage[];
  owners?: {
    owners: string[];
    parts: { name: string; owners: string[] }[];
  };
  catalog?: {
    entities: { ref: string; type?: string; owner?: string }[];
    problems: string[];
  };
  pipeline?: {
    steps: string[];
    tests: boolean;
    lints: boolean;
    includes: boolean;
  };
  sections?: string[];
}

/** Pure; throws where the text is not what its name says. */
export type FileParser = (text: string) => ParsedFile;
