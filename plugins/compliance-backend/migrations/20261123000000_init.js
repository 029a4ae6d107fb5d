/** Times are ISO 8601 in UTC with milliseconds, so that they sort as text on every database. */

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('results', table => {
    table.comment('The current result of every check for every subject');
    table.text('entity_ref').notNullable();
    table.text('check_id').notNullable();
    table.text('process').notNullable();
    table.text('subject').notNullable().comment('service or team');
    table.text('entity_title').notNullable();
    table.text('team').comment('Owning team, or the team itself');
    table.text('outcome').notNullable();
    table.text('message').notNullable();
    table.text('evidence').notNullable().comment('JSON');
    table.text('hash').notNullable().comment('Over all but times');
    table.text('observed_at').comment('Newest time in the evidence');
    table.text('since').notNullable();
    table.text('updated_at').notNullable();
    table.primary(['entity_ref', 'check_id']);
    table.index(['team', 'process'], 'results_team_idx');
    table.index(['check_id'], 'results_check_idx');
  });

  await knex.schema.createTable('history', table => {
    table.comment('Outcomes over time; a row only when an outcome changes');
    table.increments('id');
    table.text('entity_ref').notNullable();
    table.text('check_id').notNullable();
    table.text('outcome').notNullable();
    table.text('message').notNullable();
    table.text('from_at').notNullable();
    table.text('to_at').comment('Null while it still holds');
    table.index(['entity_ref', 'check_id'], 'history_result_idx');
  });

  await knex.schema.createTable('waivers', table => {
    table.text('id').primary();
    table.text('check_id').notNullable();
    table.text('entity_ref').notNullable();
    table.text('reason').notNullable();
    table.text('requested_by').notNullable();
    table.text('requested_at').notNullable();
    table.text('state').notNullable().comment('requested, approved, rejected');
    table.text('decided_by');
    table.text('decided_at');
    table.text('expires_at').notNullable();
    table.index(['entity_ref', 'check_id'], 'waivers_result_idx');
  });

  await knex.schema.createTable('attestations', table => {
    table.text('id').primary();
    table.text('check_id').notNullable();
    table.text('entity_ref').notNullable();
    table.text('note').notNullable();
    table.text('url');
    table.text('attested_by').notNullable();
    table.text('attested_at').notNullable();
    table.index(['entity_ref', 'check_id'], 'attestations_result_idx');
  });

  await knex.schema.createTable('evaluations', table => {
    table.comment('Evaluations that were stored');
    table.increments('id');
    table.text('entity_ref').comment('Null for everything');
    table.text('started_at').notNullable();
    table.integer('results').notNullable();
    table.integer('changed').notNullable();
    table.integer('removed').notNullable();
    table.index(['entity_ref', 'started_at'], 'evaluations_ref_idx');
  });

  await knex.schema.createTable('evaluation_lock', table => {
    table.comment('One row; whoever updates it first writes results first');
    table.integer('id').primary();
    table.text('applied_at').comment('Start of the newest full evaluation');
  });
  await knex('evaluation_lock').insert({ id: 1 });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'evaluation_lock',
    'evaluations',
    'attestations',
    'waivers',
    'history',
    'results',
  ]) {
    await knex.schema.dropTable(table);
  }
};
