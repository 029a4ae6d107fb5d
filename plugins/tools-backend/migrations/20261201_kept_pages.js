// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  // The page that a run has read and not stored yet, as it came.
  await knex.schema.createTable('tools_kept_pages', table => {
    table.string('instance', 100).notNullable();
    table.string('resource', 64).notNullable();
    table.integer('page').notNullable();
    table.string('started_at', 30).notNullable();
    table.string('since', 30);
    table.text('content').notNullable();
    table.primary(['instance', 'resource']);
  });
  if (knex.client.config.client !== 'pg') return;
  // It has to outlive a process of ours, not one of the database, and is replaced at each page.
  await knex.raw('alter table tools_kept_pages set unlogged');
  await knex.raw(
    'alter table tools_kept_pages alter column content set storage external',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('tools_kept_pages');
};
