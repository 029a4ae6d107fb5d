import { InputError } from '@backstage/errors';
import { createHash } from 'node:crypto';
import { Environment } from 'nunjucks';
import type { JsonObject } from '@backstage/types';

const pascal = (text: string) =>
  text.replace(/(^|-)([a-z0-9])/g, (_, __, letter) => letter.toUpperCase());

const filters: Record<string, (text: string) => string> = {
  pascal,
  camel: text => pascal(text).replace(/^./, letter => letter.toLowerCase()),
  snake: text => text.replace(/-/g, '_'),
  /** 32 hexadecimal digits in the form of a UUID v4, the same for the same text. */
  uid: text =>
    createHash('sha256')
      .update(text)
      .digest('hex')
      .replace(
        /^(.{12}).(.{3}).(.{15}).*$/,
        (_, time, clock, node) => `${time}4${clock}8${node}`,
      ),
  /** Quotes for JSON, and so for YAML and JavaScript. */
  json: value => JSON.stringify(value),
};

const environment = createEnvironment();

function createEnvironment(): Environment {
  const created = new Environment(null, {
    autoescape: false,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  // Templates get their values from the context alone: `range`, `cycler` and `joiner` go.
  Object.assign(created, { globals: {} });
  for (const [name, filter] of Object.entries(filters)) {
    created.addFilter(name, filter);
  }
  return created;
}

/** Renders one `.njk` file. A name that the context lacks is an error, not an empty text. */
export function render(
  text: string,
  context: JsonObject,
  where: string,
): string {
  let rendered: string;
  try {
    rendered = environment.renderString(text, context);
  } catch (error) {
    const [, detail = String(error)] =
      /(?:Error:)(.*)$/m.exec(String(error)) ?? [];
    throw new InputError(`${where} cannot be rendered: ${detail.trim()}`);
  }
  const left = /\$?\{\{|\{%|\{#/.exec(rendered);
  if (left) {
    throw new InputError(
      `${where} still holds "${left[0]}" after rendering; answers and templates must not produce placeholders`,
    );
  }
  return rendered;
}
