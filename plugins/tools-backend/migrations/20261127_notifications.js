// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  // What the owner of a tool was told, so that it is said once by all processes together.
  await knex.schema.createTable('tools_notices', table => {
    table.string('instance', 100).notNullable();
    table.string('resource', 64).notNullable();
    table.string('kind', 16).notNullable();
    table.string('state', 16).notNullable();
    table.string('token', 36);
    table.string('claimed_until', 30);
    table.string('told_at', 30);
    table.primary(['instance', 'resource', 'kind']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('tools_notices');
};
