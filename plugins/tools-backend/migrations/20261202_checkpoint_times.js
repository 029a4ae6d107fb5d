// @ts-check

const TABLES = ['tools_checkpoints', 'tools_kept_pages'];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  for (const name of TABLES) {
    // What an older version left has no times: its run starts anew.
    await knex.schema.alterTable(name, table => {
      table
        .string('began_at', 30)
        .notNullable()
        .defaultTo('')
        .comment('When the run started, by the clock of the database');
      table
        .string('stored_at', 30)
        .notNullable()
        .defaultTo('')
        .comment('When the page was stored, by the clock of its process');
    });
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const name of TABLES) {
    await knex.schema.alterTable(name, table => {
      table.dropColumns('began_at', 'stored_at');
    });
  }
};
