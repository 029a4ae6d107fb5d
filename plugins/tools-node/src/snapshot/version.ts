import { hash } from 'node:crypto';
import {
  SNAPSHOT_DEPTH,
  SNAPSHOT_FILES,
  SNAPSHOT_SKIPPED_FOLDERS,
  snapshotFacts,
} from '@strata/backstage-plugin-tools-common';
import { detectionRules } from '@strata/technologies';
import { PARSERS_VERSION } from './parse';

/** Stands for all that decides which facts a commit makes: the list, the parsers, the knowledge base. */
export const SNAPSHOT_VERSION = hash(
  'sha1',
  JSON.stringify([
    PARSERS_VERSION,
    SNAPSHOT_FILES,
    SNAPSHOT_DEPTH,
    SNAPSHOT_SKIPPED_FOLDERS,
    snapshotFacts.map(({ id }) => id),
    detectionRules,
  ]),
).slice(0, 12);
