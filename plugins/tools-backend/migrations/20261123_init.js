// @ts-check

/** Times are ISO 8601 text: they compare the same on SQLite and PostgreSQL. */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('tools_items', table => {
    table.string('uid', 16).primary();
    table.string('connector', 64).notNullable();
    table.string('instance', 100).notNullable();
    table.string('resource', 64).notNullable();
    table.string('external_id', 400).notNullable();
    table.string('type', 64).notNullable();
    table.string('process', 64).notNullable();
    table.string('title', 200).notNullable();
    table.text('description');
    table.text('url');
    table.string('environment', 200);
    table.boolean('restricted').notNullable();
    table.string('owner', 255);
    table.text('owner_hint').notNullable();
    table.text('hints').notNullable();
    table.text('attributes').notNullable();
    table.string('hash', 64).notNullable();
    table.string('seen_at', 30).notNullable();
    table.string('missing_since', 30);
    table.boolean('removal_refused').notNullable().defaultTo(false);
    table.unique(['instance', 'resource', 'external_id']);
    table.index(['title', 'uid']);
  });
  await knex.schema.createTable('tools_item_status', table => {
    table.string('uid', 16).primary();
    table.string('health', 16).notNullable();
    table.string('word', 100);
    table.string('last_activity_at', 40);
  });
  await knex.schema.createTable('tools_facts', table => {
    table.string('uid', 16).notNullable();
    table.string('fact_id', 100).notNullable();
    table.text('value').notNullable();
    table.string('observed_at', 30).notNullable();
    table.primary(['uid', 'fact_id']);
    table.index(['fact_id', 'uid']);
  });
  await knex.schema.createTable('tools_links', table => {
    table.string('id', 36).primary();
    table.string('item_uid', 16).notNullable();
    table.string('entity_ref', 255).notNullable();
    table.string('state', 16).notNullable();
    table.string('source', 16).notNullable();
    table.text('reason').notNullable();
    table.float('confidence').notNullable();
    table.string('decided_by', 255);
    table.string('decided_at', 30);
    table.unique(['item_uid', 'entity_ref']);
    table.index(['entity_ref', 'state']);
  });
  await knex.schema.createTable('tools_syncs', table => {
    table.string('instance', 100).notNullable();
    table.string('resource', 64).notNullable();
    table.string('outcome', 16).notNullable();
    table.string('started_at', 30);
    table.string('finished_at', 30);
    table.string('last_complete_at', 30);
    table.integer('duration_ms');
    table.integer('calls').notNullable().defaultTo(0);
    table.integer('added').notNullable().defaultTo(0);
    table.integer('changed').notNullable().defaultTo(0);
    table.integer('removed').notNullable().defaultTo(0);
    table.integer('invalid').notNullable().defaultTo(0);
    table.text('invalid_samples').notNullable();
    table.text('error');
    table.string('lease_token', 36);
    table.string('lease_until', 30);
    table.primary(['instance', 'resource']);
  });
  await knex.schema.createTable('tools_feed', table => {
    table.string('uid', 16).primary();
    table.integer('seq').notNullable().unique();
    table.boolean('in_scope').notNullable();
    table.string('hash', 64).notNullable();
  });
  await knex.schema.createTable('tools_counters', table => {
    table.string('name', 32).primary();
    table.integer('value').notNullable();
  });
  await knex('tools_counters').insert({ name: 'feed', value: 0 });
  await knex.schema.createTable('tools_effects', table => {
    table.string('id', 36).primary();
    table.string('correlation_id', 200);
    table.string('instance', 100).notNullable();
    table.string('action', 64).notNullable();
    table.text('summary').notNullable();
    table.text('url');
    table.boolean('unchanged').notNullable();
    table.text('undo');
    table.text('output').notNullable();
    table.string('created_by', 255).notNullable();
    table.string('created_at', 30).notNullable();
    table.string('undone_at', 30);
    table.index(['correlation_id']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const name of [
    'tools_effects',
    'tools_counters',
    'tools_feed',
    'tools_syncs',
    'tools_links',
    'tools_facts',
    'tools_item_status',
    'tools_items',
  ]) {
    await knex.schema.dropTable(name);
  }
};
