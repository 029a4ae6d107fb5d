import { z } from 'zod';
import { code, sentence, table } from './markdown';

/** The part of JSON Schema that the schemas of this repository become. */
interface JsonSchema {
  type?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  required?: string[];
  default?: unknown;
  description?: string;
  visibility?: string;
}

/** One key of an object, with the keys inside it after it: `limits`, `limits.concurrency`. */
export interface Field {
  name: string;
  type: string;
  required: boolean;
  /** As JSON. */
  standard?: string;
  description: string;
  secret: boolean;
}

/** The keys of an object schema, in its own order; none where it is another schema. */
export function fieldsOf(schema: z.ZodType): Field[] {
  const json = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema;
  return inside(json, '');
}

function inside({ properties = {}, required = [] }: JsonSchema, at: string) {
  return Object.entries(properties).flatMap(([key, schema]): Field[] => {
    const name = `${at}${key}`;
    const field = {
      name,
      type: typeOf(schema),
      required: required.includes(key),
      standard: standardOf(schema),
      description: schema.description ? sentence(schema.description) : '',
      secret: schema.visibility === 'secret',
    };
    const { items, additionalProperties: named } = schema;
    if (items) return [field, ...inside(items, `${name}[].`)];
    return [
      field,
      ...inside(schema, `${name}.`),
      ...(typeof named === 'object' ? inside(named, `${name}.<name>.`) : []),
    ];
  });
}

/** Defaults that hold nothing say nothing. */
function standardOf({ default: standard }: JsonSchema): string | undefined {
  if (standard === undefined) return undefined;
  const text = JSON.stringify(standard);
  const empty = ['{}', '""'].includes(text);
  const object = typeof standard === 'object' && !Array.isArray(standard);
  return empty || object ? undefined : text;
}

function typeOf(schema: JsonSchema): string {
  const { type, format, items, anyOf, additionalProperties } = schema;
  if (schema.enum) return schema.enum.map(each => code(`${each}`)).join(', ');
  if (schema.const !== undefined) return code(`${schema.const}`);
  if (anyOf) return anyOf.map(typeOf).join(' or ');
  if (items) return `list of ${plural(typeOf(items))}`;
  if (!schema.properties && typeof additionalProperties === 'object') {
    return `map to ${typeOf(additionalProperties)}`;
  }
  if (format === 'uri') return 'address';
  return type ?? 'any';
}

const PLURALS: Record<string, string> = {
  string: 'strings',
  number: 'numbers',
  integer: 'integers',
  address: 'addresses',
  object: 'objects',
};

function plural(type: string): string {
  return PLURALS[type] ?? type;
}

/** Keys of a configuration. */
export function configTable(fields: Field[]): string {
  return table(
    ['key', 'type', 'default', 'meaning'],
    fields.map(field => [
      code(field.name),
      field.type,
      standardText(field),
      [field.description, field.secret && 'Secret.'].filter(Boolean).join(' '),
    ]),
  );
}

function standardText({ required, standard }: Field): string {
  if (required) return '(required)';
  return standard ? code(standard) : '';
}

/** Keys of a value that Strata reads or is given. */
export function valueTable(fields: Field[]): string {
  const explained = fields.some(({ description }) => description);
  return table(
    ['field', 'type', ...(explained ? ['meaning'] : [])],
    fields.map(({ name, type, required, description }) => [
      code(name),
      required ? type : `${type}, optional`,
      ...(explained ? [description] : []),
    ]),
  );
}
