// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('tools_hours', table => {
    table.comment(
      'How many of the calls that a tool allows in an hour are taken',
    );
    table
      .string('origin', 64)
      .primary()
      .comment('Address and credential, as a hash');
    table.integer('taken').notNullable();
    table
      .string('ends_at', 32)
      .notNullable()
      .comment('ISO time by the clock of the database');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('tools_hours');
};
