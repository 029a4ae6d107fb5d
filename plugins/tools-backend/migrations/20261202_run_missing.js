// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('tools_runs', table => {
    for (const name of [
      ...['missing', 'missing_restricted', 'held_back_restricted'],
    ]) {
      table.integer(name).notNullable().defaultTo(0);
    }
  });
  // Of earlier runs nobody knows: as before, they are told only to those who may see all.
  await knex('tools_runs').update({
    held_back_restricted: knex.ref('held_back'),
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('tools_runs', table => {
    for (const name of [
      ...['missing', 'missing_restricted', 'held_back_restricted'],
    ]) {
      table.dropColumn(name);
    }
  });
};
