// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  // Items that the catalog refused when it last looked at them, and why.
  await knex.schema.createTable('tools_refused', table => {
    table.string('uid', 16).primary();
    table.string('problem', 300).notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('tools_refused');
};
