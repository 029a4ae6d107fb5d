// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  // Users of the catalog, also those that it no longer has: whose account it was stays known.
  await knex.schema.createTable('tools_people', table => {
    table.string('entity_ref', 255).primary();
    table.string('name', 255).notNullable();
    table.string('display_name', 255);
    table.string('email', 255);
    // JSON: the annotations that may name accounts.
    table.text('annotations').notNullable();
    // Day that the catalog names.
    table.string('left_on', 30);
    // First whole read of the catalog without the User, and since when that is believed.
    table.string('missing_since', 30);
    table.string('gone_at', 30);
  });
  // Whose each account is, as the rules and people say.
  await knex.schema.createTable('tools_accounts', table => {
    table.string('uid', 16).primary();
    table.string('instance', 100).notNullable();
    table.string('external_id', 400).notNullable();
    table.boolean('active').notNullable();
    table.boolean('admin').notNullable();
    table.string('state', 16).notNullable();
    table.string('entity_ref', 255);
    table.string('source', 16);
    table.text('reason');
    table.float('confidence');
    table.string('left_at', 30);
    table.text('candidates').notNullable();
    // How pressing it is, then the name: the order of lists.
    table.string('sort_key', 300).notNullable();
    table.unique(['instance', 'external_id']);
    table.index(['sort_key', 'uid']);
    table.index(['state']);
  });
  await knex.schema.createTable('tools_account_decisions', table => {
    table.string('uid', 16).notNullable();
    table.string('entity_ref', 255).notNullable();
    table.string('decision', 16).notNullable();
    table.string('decided_by', 255).notNullable();
    table.string('decided_at', 30).notNullable();
    table.primary(['uid', 'entity_ref']);
  });
  // The facts `access.grants`, one line for each right, to join with.
  await knex.schema.createTable('tools_grants', table => {
    table.string('item_uid', 16).notNullable();
    table.string('account', 400).notNullable();
    table.string('level', 100).notNullable();
    table.string('via', 255);
    table.string('until', 30);
    table.index(['item_uid']);
    table.index(['account']);
  });
  await knex.schema.createTable('tools_grant_sources', table => {
    table.string('item_uid', 16).primary();
    // Of the fact that the lines were made from.
    table.string('observed_at', 30).notNullable();
    table.string('everyone', 100);
    table.boolean('complete').notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const name of [
    'tools_grant_sources',
    'tools_grants',
    'tools_account_decisions',
    'tools_accounts',
    'tools_people',
  ]) {
    await knex.schema.dropTable(name);
  }
};
