// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('tools_syncs', table => {
    // Due from then on; a run that dies leaves it as it was, so that another process goes on.
    table.string('next_run_at', 30);
    // Which process runs it, and which address and credential it uses.
    table.string('holder', 36);
    table.string('origin', 64);
    // Start of the last run that read what changed, or all.
    table.string('read_at', 30);
    table.string('validator', 400);
    table.string('validator_at', 30);
    table.integer('failures').notNullable().defaultTo(0);
    table.string('paused_by', 255);
    table.string('paused_at', 30);
    // Of the last complete read: what it did not show, and whether that was too much to remove.
    table.integer('missing').notNullable().defaultTo(0);
    table.integer('held').notNullable().defaultTo(0);
    table.index(['origin']);
  });
  // How far an unfinished run has come: one line for each page that it stored.
  await knex.schema.createTable('tools_checkpoints', table => {
    table.string('instance', 100).notNullable();
    table.string('resource', 64).notNullable();
    table.integer('page').notNullable();
    table.string('started_at', 30).notNullable();
    table.string('since', 30);
    table.text('progress').notNullable();
    table.primary(['instance', 'resource', 'page']);
  });
  await knex.schema.createTable('tools_runs', table => {
    table.string('id', 36).primary();
    table.string('instance', 100).notNullable();
    table.string('resource', 64).notNullable();
    table.string('mode', 16).notNullable();
    table.string('outcome', 16).notNullable();
    table.string('started_at', 30).notNullable();
    table.string('finished_at', 30).notNullable();
    table.integer('duration_ms').notNullable();
    table.integer('resumed_at_page');
    for (const name of [
      ...['calls', 'rows', 'invalid', 'held_back', 'facts_changed'],
      ...['added', 'changed', 'removed'],
      ...['added_restricted', 'changed_restricted', 'removed_restricted'],
    ]) {
      table.integer(name).notNullable().defaultTo(0);
    }
    table.text('samples');
    table.text('error');
    table.index(['instance', 'resource', 'started_at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('tools_runs');
  await knex.schema.dropTable('tools_checkpoints');
  await knex.schema.alterTable('tools_syncs', table => {
    for (const name of [
      ...['next_run_at', 'holder', 'origin', 'read_at'],
      ...['validator', 'validator_at'],
      ...['failures', 'paused_by', 'paused_at', 'missing', 'held'],
    ]) {
      table.dropColumn(name);
    }
  });
};
