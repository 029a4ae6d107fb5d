/** What the results were at an earlier time: history keeps about each outcome what results keep. */

const COLUMNS = ['process', 'subject', 'entity_title', 'team', 'evidence'];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('history', table => {
    table.text('process').comment('Null where it ended before it was kept');
    table.text('subject').comment('service or team');
    table.text('entity_title');
    table.text('team').comment('Owning team, or the team itself');
    table.text('evidence').comment('JSON, as it was when the outcome began');
    table.index(['from_at', 'to_at'], 'history_time_idx');
  });
  const current = column =>
    knex('results')
      .select(column)
      .where('results.entity_ref', knex.ref('history.entity_ref'))
      .where('results.check_id', knex.ref('history.check_id'));
  await knex('history').update(
    Object.fromEntries(COLUMNS.map(column => [column, current(column)])),
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('history', table => {
    table.dropIndex(['from_at', 'to_at'], 'history_time_idx');
    for (const column of COLUMNS) table.dropColumn(column);
  });
};
