import { freePort, startPostgres, type Postgres } from '@strata/real-tools';
import createKnex, { type Knex } from 'knex';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Child } from '../shared/child';
import { configOn } from '../shared/portalConfig';
import { companyEntities } from './company';
import { Portal } from './portalProcess';

// It lies beside this file, which never runs from a bundle.
// eslint-disable-next-line no-restricted-syntax
const PORTAL = join(__dirname, 'portal.ts');

/** A run starts soon after it is due, and looking for it takes nothing that can be measured. */
const TIMING = { tickSeconds: 1, leaseSeconds: 40 };

/** Nothing is processed twice while the bench looks. */
const PROCESSING = { minutes: 60 };

/** A part of the backend, besides the catalog. */
export type Feature = 'tools' | 'feed' | 'hooks';

export interface PortalOptions {
  features: readonly Feature[];
  /** Tools as in `app-config.yaml`. */
  tools?: object;
  /** False where only what providers write is measured, as the catalog would begin to process it. */
  processing: boolean;
  /** Without services and teams: tables in which no row has ever been. */
  empty?: boolean;
  /** Arguments of Node.js. */
  execArgv?: string[];
}

/** One PostgreSQL, and portals that each start from a copy of a migrated database. */
export class World {
  private databases = 0;

  private constructor(
    private readonly postgres: Postgres,
    private readonly admin: Knex,
    private readonly server: string,
    /** For files that two processes exchange. */
    readonly folder: string,
  ) {}

  static async create(): Promise<World> {
    const postgres = await startPostgres();
    const url = postgres.createDatabase('admin');
    const admin = createKnex({ client: 'pg', connection: url });
    const folder = await mkdtemp(join(tmpdir(), 'strata-bench-'));
    const world = new World(postgres, admin, url.replace(/admin$/, ''), folder);
    await world.prepare();
    return world;
  }

  /** Works with a portal that has the company's services in its catalog and nothing else. */
  async withPortal<T>(
    options: PortalOptions,
    work: (portal: Portal) => Promise<T>,
  ): Promise<T> {
    this.databases += 1;
    const name = `round${this.databases}`;
    const template = options.empty ? 'empty' : 'company';
    await this.admin.raw(`create database ${name} template ${template}`);
    const portal = await this.startOn(name, options);
    try {
      if (!options.tools || (await portal.pauseAll())) {
        return await work(portal);
      }
    } finally {
      await portal.stop();
      await this.admin.raw(`drop database ${name} with (force)`);
    }
    // A sync was faster than we: what it asked and wrote would be counted.
    return this.withPortal(options, work);
  }

  async stop(): Promise<void> {
    await this.admin.destroy();
    await this.postgres.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Migrates, and fills the catalog of one of two databases with services and teams. */
  private async prepare(): Promise<void> {
    await this.admin.raw('create database empty');
    const migrated = await this.startOn('empty', {
      features: ['tools', 'feed'],
      processing: false,
    });
    await migrated.stop();
    await this.admin.raw('create database company template empty');
    const portal = await this.startOn('company', {
      features: ['tools', 'feed'],
      processing: true,
    });
    const entities = companyEntities();
    await portal.provide('company', await this.write('company', entities));
    while ((await portal.countVisible('bench-company:%')) < entities.length) {
      await wait(200);
    }
    await portal.stop();
  }

  /** A file with entities, for a provider in another process. */
  async write(name: string, entities: object[]): Promise<string> {
    const file = join(this.folder, `${name}.json`);
    await writeFile(file, JSON.stringify(entities));
    return file;
  }

  private async startOn(name: string, options: PortalOptions): Promise<Portal> {
    const connection = `${this.server}${name}`;
    const port = await freePort();
    const config = configOn(port, {
      backend: {
        database: {
          client: 'pg',
          connection,
          pluginDivisionMode: 'schema',
          ensureSchemaExists: true,
        },
      },
      catalog: {
        processingInterval: options.processing ? PROCESSING : false,
      },
      toolsEngine: TIMING,
      tools: options.tools ?? {},
    });
    const child = await Child.start(PORTAL, {
      env: {
        BENCH_FEATURES: options.features.join(),
        LOG_LEVEL: 'warn',
        TRIAL_CONFIG: JSON.stringify(config),
      },
      execArgv: options.execArgv,
    });
    const db = createKnex({ client: 'pg', connection });
    return new Portal(child, db, `http://127.0.0.1:${port}`);
  }
}
