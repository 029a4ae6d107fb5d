// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  // Items that a webhook spoke of: one line each, however often it does.
  await knex.schema.createTable('tools_hints', table => {
    table.string('instance', 100).notNullable();
    table.string('resource', 64).notNullable();
    // Empty where the whole list is meant.
    table.string('external_id', 400).notNullable();
    table.boolean('waiting').notNullable();
    // Counts the events, so that one which comes during a read is not taken for read.
    table.integer('heard').notNullable();
    table.string('heard_at', 30).notNullable();
    // Not read again before then.
    table.string('next_at', 30).notNullable();
    table.integer('attempts').notNullable().defaultTo(0);
    // Of the read that is under way.
    table.string('reading_token', 36);
    table.string('reading_since', 30);
    table.integer('reading_heard');
    // Start of the last read whose result is stored.
    table.string('read_at', 30);
    table.primary(['instance', 'resource', 'external_id']);
    table.index(['waiting', 'next_at']);
  });
  // Which process reads the hints of an instance now.
  await knex.schema.createTable('tools_drains', table => {
    table.string('instance', 100).primary();
    table.string('origin', 64).notNullable();
    table.string('holder', 36);
    table.string('lease_token', 36);
    table.string('lease_until', 30);
    table.index(['origin']);
  });
  // Deliveries that were accepted, as hashes, for as long as they could be replayed.
  await knex.schema.createTable('tools_deliveries', table => {
    table.string('instance', 100).notNullable();
    table.string('delivery', 64).notNullable();
    table.string('until', 30).notNullable();
    table.primary(['instance', 'delivery']);
    table.index(['until']);
  });
  await knex.schema.createTable('tools_delivery_counts', table => {
    table.string('instance', 100).notNullable();
    table.string('outcome', 16).notNullable();
    table.bigInteger('count').notNullable();
    table.string('last_at', 30).notNullable();
    table.primary(['instance', 'outcome']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const name of [
    'tools_delivery_counts',
    'tools_deliveries',
    'tools_drains',
    'tools_hints',
  ]) {
    await knex.schema.dropTable(name);
  }
};
