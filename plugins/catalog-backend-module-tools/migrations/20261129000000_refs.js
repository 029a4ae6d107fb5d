/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('strata_tools_emitted', table => {
    // To find what holds a ref before something else is given it.
    table.index(['entity_ref'], 'strata_tools_emitted_ref_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('strata_tools_emitted', table => {
    table.dropIndex(['entity_ref'], 'strata_tools_emitted_ref_idx');
  });
};
