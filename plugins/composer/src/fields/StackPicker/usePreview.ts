import { useApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { useRef, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { fetchPreview } from '../../api/dryRun';
import type { ServiceDraft, ServicePreview } from '../../api/types';

/** Milliseconds without a change before the service is composed again. */
const PAUSE = 600;

export interface PreviewState {
  /** The last service that could be composed; stays while a newer one is on its way. */
  preview?: ServicePreview;
  /** Paths whose text differs from the service shown before. */
  changed: ReadonlySet<string>;
  error?: string;
  updating: boolean;
}

/** Composes the draft as a dry run; nothing happens while it is incomplete. */
export function usePreview(draft: ServiceDraft | undefined): PreviewState {
  const api = useApi(scaffolderApiRef);
  const [state, setState] = useState<PreviewState>({
    changed: new Set(),
    updating: false,
  });
  const latest = useRef(0);
  const key = draft && JSON.stringify(draft);
  useDebounce(
    () => {
      latest.current += 1;
      if (!draft) {
        setState(before => ({ ...before, updating: false }));
        return;
      }
      const turn = latest.current;
      const show = (update: (before: PreviewState) => PreviewState) => {
        if (turn === latest.current) setState(update);
      };
      setState(before => ({ ...before, updating: true }));
      fetchPreview(api, draft).then(
        preview =>
          show(before => ({
            preview,
            changed: findChanged(before.preview, preview),
            updating: false,
          })),
        error =>
          show(before => ({
            ...before,
            error: messageOf(error),
            updating: false,
          })),
      );
    },
    PAUSE,
    [api, key],
  );
  return state;
}

function findChanged(
  before: ServicePreview | undefined,
  after: ServicePreview,
): ReadonlySet<string> {
  if (!before) return new Set();
  const known = new Map(before.files.map(({ path, text }) => [path, text]));
  return new Set(
    after.files
      .filter(({ path, text }) => known.get(path) !== text)
      .map(({ path }) => path),
  );
}

/** The sentence of the action itself, without the envelope of the HTTP error. */
function messageOf(error: Error): string {
  return error instanceof ResponseError ? error.cause.message : error.message;
}
