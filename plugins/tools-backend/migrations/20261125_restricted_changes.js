// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('tools_syncs', table => {
    // How many of the changes of a run were to restricted items.
    for (const name of ['added', 'changed', 'removed']) {
      table.integer(`${name}_restricted`).notNullable().defaultTo(0);
    }
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('tools_syncs', table => {
    for (const name of ['added', 'changed', 'removed']) {
      table.dropColumn(`${name}_restricted`);
    }
  });
};
