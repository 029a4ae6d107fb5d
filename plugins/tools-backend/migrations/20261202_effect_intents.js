// @ts-check

const columns = ['input_hash', 'finished_at', 'failed_at', 'undo_started_at'];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('tools_effects', table => {
    // By which an action that was interrupted is known when it is repeated.
    table.string('input_hash', 64);
    // Null while a change is not known to have finished.
    table.string('finished_at', 30);
    // Set where the tool ended a change that may have been made in part.
    table.string('failed_at', 30);
    // Null unless taking it back is not known to have finished.
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
