/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('strata_tools_emitted', table => {
    table
      .bigInteger('missed_at')
      .comment(
        'Milliseconds since the epoch at which a comparison first found the catalog without it',
      );
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('strata_tools_emitted', table => {
    table.dropColumn('missed_at');
  });
};
