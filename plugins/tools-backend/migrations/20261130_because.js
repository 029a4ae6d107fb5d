// @ts-check

/** @type {[table: string, column: string][]} */
const columns = [
  ['tools_links', 'because'],
  ['tools_items', 'owner_because'],
  ['tools_accounts', 'because'],
];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  for (const [name, column] of columns) {
    await knex.schema.alterTable(name, table => {
      // JSON: the rule behind the sentence beside it, and what fills its places.
      table.text(column);
    });
  }
  // Links by hand are never matched again.
  const byHand = await knex('tools_links')
    .where({ source: 'manual' })
    .whereNotNull('decided_by')
    .distinct('decided_by');
  for (const { decided_by: person } of byHand) {
    await knex('tools_links')
      .where({ source: 'manual', reason: `linked by ${person}` })
      .update({
        because: JSON.stringify({ rule: 'linkedBy', values: { person } }),
      });
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const [name, column] of columns) {
    await knex.schema.alterTable(name, table => {
      table.dropColumn(column);
    });
  }
};
