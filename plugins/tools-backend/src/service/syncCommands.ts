import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import {
  toolsRemovalDecidePermission,
  type HeldRemovals,
  type RemovalDecision,
} from '@strata/backstage-plugin-tools-common';
import type { Request } from 'express';
import { decideRemovals } from '../engine/decideRemovals';
import {
  listHeldRemovals,
  type RemovalFilter,
} from '../store/queries/heldRemovals';
import type { Viewer } from '../store/queries/viewer';
import { pauseSync, type SyncKey } from '../store/syncs';
import { actorOf, audited, isPerson } from './access';
import { DEFAULT_LIMIT, type RouteContext } from './context';

/** Whoever asks, by a route or by an action: of an action, no request is known. */
export interface Caller {
  credentials: BackstageCredentials;
  request?: Request;
}

/** What may be done with a sync, audited. The permission is asked for by whoever calls. */
export class SyncCommands {
  constructor(
    private readonly context: Pick<
      RouteContext,
      'access' | 'auditor' | 'db' | 'engine' | 'linker'
    >,
  ) {}

  async run(caller: Caller, key: SyncKey): Promise<{ started: boolean }> {
    const { engine } = this.context;
    const target = engine.find(key);
    const run = await this.audited('sync-run', caller, { ...key }, () =>
      engine.start(target),
    );
    return { started: Boolean(run) };
  }

  async dryRun(caller: Caller, key: SyncKey): Promise<{ started: boolean }> {
    const { engine } = this.context;
    const target = engine.find(key);
    const run = await this.audited('sync-dry-run', caller, { ...key }, () =>
      engine.look(target),
    );
    return { started: Boolean(run) };
  }

  async pause(caller: Caller, key: SyncKey, paused: boolean): Promise<void> {
    const { db, engine } = this.context;
    engine.find(key);
    const by = paused ? { by: actorOf(caller.credentials) } : undefined;
    await this.audited('sync-pause', caller, { ...key, paused }, () =>
      pauseSync(db, key, by),
    );
  }

  /** Only people who may decide are told how much they may not see. */
  async heldRemovals(
    { credentials }: Caller,
    key: SyncKey,
    filter: Partial<RemovalFilter>,
    viewer: Viewer,
  ): Promise<HeldRemovals> {
    const { access, db, engine } = this.context;
    engine.find(key);
    const { hidden, ...page } = await listHeldRemovals(
      db,
      key,
      { group: 'held', limit: DEFAULT_LIMIT, ...filter },
      viewer,
    );
    const decides =
      isPerson(credentials) &&
      (await access.allows(credentials, toolsRemovalDecidePermission));
    return decides ? { ...page, hidden } : page;
  }

  async decide(
    caller: Caller,
    key: SyncKey,
    decision: RemovalDecision,
    viewer: Viewer,
  ): Promise<number> {
    this.context.engine.find(key);
    const meta = { ...key, ...decision };
    return this.audited(
      'removal-decide',
      caller,
      meta,
      () => decideRemovals(this.context, key, decision, viewer),
      items => ({ items }),
    );
  }

  private audited<T>(
    eventId: string,
    { credentials, request }: Caller,
    meta: Record<string, string | boolean | undefined>,
    change: () => Promise<T>,
    outcome?: (result: T) => JsonObject,
  ): Promise<T> {
    const by = request ? {} : { by: actorOf(credentials) };
    const event = { eventId, request, meta: { ...meta, ...by }, outcome };
    return audited(this.context.auditor, event, change);
  }
}
