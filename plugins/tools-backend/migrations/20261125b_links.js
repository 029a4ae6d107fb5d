// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('tools_items', table => {
    // Why the owner is the owner, in one sentence.
    table.text('owner_reason');
  });
  await knex.schema.alterTable('tools_links', table => {
    // Suggestions and conflicts are few among many links.
    table.index(['state', 'item_uid']);
  });
  // Services as the linker last saw them, so that counts by team need no catalog.
  await knex.schema.createTable('tools_services', table => {
    table.string('entity_ref', 255).primary();
    table.string('owner', 255);
    table.index(['owner']);
  });
  // Every address that a repository was seen at; one that it left is still its own.
  await knex.schema.createTable('tools_repositories', table => {
    table.string('item_uid', 16).notNullable();
    table.string('repository', 500).notNullable();
    table.string('left_at', 30);
    table.primary(['item_uid', 'repository']);
    table.index(['repository']);
  });
  // Annotations of services that mean no item, or none that everybody may see.
  await knex.schema.createTable('tools_dangling', table => {
    table.string('entity_ref', 255).notNullable();
    table.string('annotation', 255).notNullable();
    table.text('value').notNullable();
    // JSON list of the instances where it means a restricted item.
    table.text('restricted_of').notNullable();
    table.primary(['entity_ref', 'annotation']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const name of [
    'tools_dangling',
    'tools_repositories',
    'tools_services',
  ]) {
    await knex.schema.dropTable(name);
  }
  // Before conflicts were known, what lost against a stronger rule was no link.
  await knex('tools_links').where({ state: 'conflict' }).delete();
  await knex.schema.alterTable('tools_links', table => {
    table.dropIndex(['state', 'item_uid']);
  });
  await knex.schema.alterTable('tools_items', table => {
    table.dropColumn('owner_reason');
  });
};
