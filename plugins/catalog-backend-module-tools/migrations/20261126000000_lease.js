/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('strata_tools_cursor', table => {
    table
      .string('lease_token', 36)
      .comment('Set while a process follows the feed');
    table
      .bigInteger('lease_until')
      .comment('Milliseconds since the epoch by the clock of the database');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('strata_tools_cursor', table => {
    table.dropColumn('lease_token');
    table.dropColumn('lease_until');
  });
};
