// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('tools_syncs', table => {
    // What all items of the sync were last matched with; null where some may not have been.
    table.string('linked', 64);
  });
  // What results that rest on all items were last worked out from.
  await knex.schema.createTable('tools_worked_out', table => {
    table.string('name', 32).primary();
    table.string('basis', 64).notNullable();
  });
  await knex('tools_counters').insert({ name: 'items', value: 0 });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex('tools_counters').where({ name: 'items' }).delete();
  await knex.schema.dropTable('tools_worked_out');
  await knex.schema.alterTable('tools_syncs', table => {
    table.dropColumn('linked');
  });
};
