import type { Knex } from 'knex';
import type { Configured } from '../store/queries/configured';
import { replaceRows } from '../store/differences';
import type { DanglingRow, ItemRow } from '../store/rows';
import { syncName } from '../store/syncs';
import { instanceName } from './relinkItems';
import { annotationKey, type ServiceIndex } from './services';
import { annotatedServices } from './rules';

/** Longer keys do not fit the table, and no tool offers them. */
const LONGEST = 255;

/** The columns of an item that tell which annotations mean it. */
export const NOTED = [
  'uid',
  'connector',
  'instance',
  'resource',
  'restricted',
  'hints',
] as const;
export type NotedItem = Pick<ItemRow, (typeof NOTED)[number]>;

/** What one annotation of one service means. */
interface Use {
  /** Whether everybody may see an item that it means. */
  open: boolean;
  /** Instances where it means a restricted one. */
  restrictedOf: Set<string>;
}

/** Follows, over one pass through all items, which annotations of services mean something. */
export class AnnotationUse {
  private readonly uses = new Map<string, Use>();
  /** Syncs whose items may be named by an annotation. */
  private readonly offeredBy = new Map<string, Set<string>>();

  constructor(private readonly index: ServiceIndex) {}

  note(item: NotedItem) {
    const hints = JSON.parse(item.hints);
    for (const annotation of Object.keys(hints.annotations ?? {})) {
      const syncs = this.offeredBy.get(annotation) ?? new Set();
      this.offeredBy.set(
        annotation,
        syncs.add(`${item.connector} ${item.resource}`),
      );
    }
    const match = { hints, instanceName: instanceName(item) };
    for (const found of annotatedServices(match, this.index)) {
      const name = annotationKey(found.annotation, found.service.ref);
      const use = this.uses.get(name) ?? {
        open: false,
        restrictedOf: new Set(),
      };
      if (item.restricted) use.restrictedOf.add(item.instance);
      else use.open = true;
      this.uses.set(name, use);
    }
  }

  /**
   * Writes which annotations mean nothing. Only those count that name a kind of thing which the
   * tools have, and only once all places where it could be were read completely.
   */
  async write(
    trx: Knex.Transaction,
    configured: Configured,
    completeNow: ReadonlySet<string>,
  ): Promise<void> {
    const complete = this.completeAnnotations(configured, completeNow);
    const rows = [...this.index.services.values()].flatMap(service =>
      Object.entries(service.annotations).flatMap(([annotation, value]) => {
        const use = this.uses.get(annotationKey(annotation, service.ref));
        if (use?.open || !complete.has(annotation)) return [];
        return [toRow(service.ref, annotation, value, use)];
      }),
    );
    await replaceRows(
      trx,
      'tools_dangling',
      ['entity_ref', 'annotation'],
      rows,
    );
  }

  private completeAnnotations(
    configured: Configured,
    read: ReadonlySet<string>,
  ) {
    const unread = configured
      .keys()
      .filter(key => !read.has(syncName(key)))
      .map(({ instance, resource }) => `${instance.split('.')[0]} ${resource}`);
    return new Set(
      [...this.offeredBy]
        .filter(
          ([annotation, syncs]) =>
            annotation.length <= LONGEST &&
            !unread.some(kind => syncs.has(kind)),
        )
        .map(([annotation]) => annotation),
    );
  }
}

function toRow(
  entityRef: string,
  annotation: string,
  value: string,
  use: Use | undefined,
): DanglingRow {
  return {
    entity_ref: entityRef,
    annotation,
    value,
    restricted_of: JSON.stringify([...(use?.restrictedOf ?? [])].sort()),
  };
}
