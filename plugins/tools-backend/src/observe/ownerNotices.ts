import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  NotificationSendOptions,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import type { Knex } from 'knex';
import type { SyncTarget } from '../engine/types';
import {
  claimClosing,
  claimTelling,
  giveBack,
  listNotices,
  settleClosing,
  settleTelling,
  type NoticeKey,
} from '../store/notices';
import { syncName, type SyncKey } from '../store/syncs';
import { findTroubles, type Trouble } from './troubles';

type Text = Pick<
  NotificationSendOptions['payload'],
  'title' | 'description' | 'severity'
>;

interface Options {
  db: Knex;
  logger: LoggerService;
  notifications: NotificationService;
  targets: SyncTarget[];
  /** Entity refs of those who are told where an instance names no owner. */
  fallback: string[];
  /** Default the system's clock. */
  now?: () => Date;
}

/** Tells the owner of a tool once that a sync stays broken, and once that it is well again. */
export class OwnerNotices {
  private failing = false;

  constructor(private readonly options: Options) {}

  /** Looks at every sync and says what there is to say; what nobody could hear waits for the next look. */
  async look(): Promise<void> {
    try {
      await this.tell();
      if (this.failing) this.options.logger.info('Owners are notified again');
      this.failing = false;
    } catch (error) {
      // Once, not each minute: a backend without the notifications plugin is in order.
      if (!this.failing) {
        this.options.logger.warn(
          `Owners of tools could not be notified, which is tried again each minute: ${error}`,
        );
      }
      this.failing = true;
    }
  }

  private async tell(): Promise<void> {
    const { db, targets } = this.options;
    const said = await listNotices(db);
    for (const target of targets) {
      const troubles = await findTroubles(db, target, this.now());
      for (const trouble of troubles) {
        if (trouble.lasting) await this.open(target, trouble);
      }
      const over = said.filter(
        notice =>
          isOf(target, notice) &&
          !troubles.some(trouble => trouble.kind === notice.kind),
      );
      for (const notice of over) await this.close(target, notice);
    }
  }

  private async open(target: SyncTarget, trouble: Trouble): Promise<void> {
    const { db } = this.options;
    if (!this.recipientsOf(target).length) return;
    const claim = await claimTelling(db, trouble);
    if (!claim) return;
    try {
      await this.send(target, trouble, troubleText(target, trouble));
    } catch (error) {
      await giveBack(db, claim, 'new');
      throw error;
    }
    await settleTelling(db, claim);
  }

  private async close(target: SyncTarget, notice: NoticeKey): Promise<void> {
    const { db } = this.options;
    const claim = await claimClosing(db, notice);
    if (!claim) return;
    try {
      await this.send(target, notice, overText(target, notice));
    } catch (error) {
      await giveBack(db, claim, 'told');
      throw error;
    }
    await settleClosing(db, claim);
  }

  private async send(
    target: SyncTarget,
    key: NoticeKey,
    text: Text,
  ): Promise<void> {
    const entityRef = this.recipientsOf(target);
    if (!entityRef.length) return;
    await this.options.notifications.send({
      recipients: { type: 'entity', entityRef },
      payload: {
        ...text,
        link: '/syncs',
        topic: 'syncs',
        // What is said twice because a process was killed shows once.
        scope: `sync/${syncName(key)}/${key.kind}`,
      },
    });
  }

  private recipientsOf({ instance }: SyncTarget): string[] {
    const { owner } = instance.config;
    return owner ? [owner] : this.options.fallback;
  }

  private now(): Date {
    return this.options.now?.() ?? new Date();
  }
}

function isOf({ instance, resource }: SyncTarget, key: SyncKey): boolean {
  return key.instance === instance.id && key.resource === resource.name;
}

function nameOf({ instance, resource }: SyncTarget): string {
  return `${instance.title}: ${resource.title}`;
}

/**
 * Names no item and quotes no message of a tool: the owner may not be one of those who may see
 * what is restricted.
 */
function troubleText(
  target: SyncTarget,
  { kind, since, error }: Trouble,
): Text {
  const time = `${since.slice(0, 16).replace('T', ' ')} UTC`;
  if (kind === 'held') {
    return {
      title: `${nameOf(target)} waits for a decision about removals`,
      description: `Since ${time}, more items are missing than may be removed without a person's word. Accept or refuse their removal on the Syncs page.`,
      severity: 'normal',
    };
  }
  return {
    title: `${nameOf(target)} has not been read whole since ${time}`,
    description:
      `What the portal shows of it is as old as that; nothing was removed. ${
        error?.remedy ?? ''
      }`.trim(),
    severity: 'high',
  };
}

function overText(target: SyncTarget, { kind }: NoticeKey): Text {
  return {
    title:
      kind === 'held'
        ? `${nameOf(target)} has no removals that wait any more`
        : `${nameOf(target)} is read again`,
    description: 'Nothing is left to do.',
    severity: 'low',
  };
}
