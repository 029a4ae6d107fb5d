/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('strata_tools_cursor', table => {
    table.comment('How far the change feed of the tools plugin was applied');
    table.string('id', 32).primary();
    table
      .bigInteger('seq')
      .notNullable()
      .comment('Last sequence number applied');
    table
      .bigInteger('reconciled_at')
      .notNullable()
      .comment(
        'Milliseconds since the epoch; 0 before the first complete pass',
      );
  });
  await knex.schema.createTable('strata_tools_emitted', table => {
    table.comment(
      'Entities handed to the catalog, by the key of what they stand for',
    );
    table.string('key', 255).primary();
    table.string('entity_ref', 255).notNullable();
    table.string('location_key', 255).notNullable();
  });
  await knex.schema.createTable('strata_tools_relations', table => {
    table.comment(
      'Relations given to emitted entities, counted to keep a cap per target',
    );
    table.string('key', 255).notNullable();
    table.string('target_ref', 255).notNullable();
    table.primary(['key', 'target_ref']);
    table.index(['target_ref'], 'strata_tools_relations_target_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('strata_tools_relations');
  await knex.schema.dropTable('strata_tools_emitted');
  await knex.schema.dropTable('strata_tools_cursor');
};
