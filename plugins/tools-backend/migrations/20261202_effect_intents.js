// @ts-check

const columns = ['input_hash', 'finished_at', 'undo_started_at'];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('tools_effects', table => {
    // By which an action that was interrupted is known when it is repeated.
    table.string('input_hash', 64);
    // Null while a change, or one that is taken back, is not known to have finished.
    table.string('finished_at', 30);
    table.string('undo_started_at', 30);
  });
  // What was kept until now was kept after it had finished.
  await knex('tools_effects').update({ finished_at: knex.ref('created_at') });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('tools_effects', table => {
    table.dropColumns(...columns);
  });
};
