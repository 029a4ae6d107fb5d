import fs from 'node:fs';
import path from 'node:path';
import Ajv2020, { ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

/** The vendors' own descriptions lie beside the repository; they are not ours to keep in it. */
// eslint-disable-next-line no-restricted-syntax
const DIR = path.resolve(__dirname, '../../../../../shared/api-specs');

export const descriptionsPresent = fs.existsSync(DIR);

/** One vendor's description, to hold answers against. */
export class Description {
  private readonly ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    unicodeRegExp: false,
  });

  constructor(
    file: string,
    private readonly prepare: (document: any) => void = () => {},
  ) {
    addFormats(this.ajv);
    const text = fs.readFileSync(path.join(DIR, file), 'utf8');
    this.document = file.endsWith('.json') ? JSON.parse(text) : parse(text);
    this.prepare(this.document);
    this.ajv.addSchema(this.document, 'vendor');
  }

  readonly document: any;

  /** Validator of an operation's answer; `undefined` when the description has no body for it. */
  ofOperation(
    method: string,
    template: string,
    status: number,
  ): ValidateFunction | undefined {
    const operation = this.document.paths[template]?.[method.toLowerCase()];
    if (!operation) {
      throw new Error(`${method} ${template} is not in the description`);
    }
    const response = operation.responses[status] ?? operation.responses.default;
    if (!response) {
      throw new Error(`${method} ${template} never answers ${status}`);
    }
    const resolved = response.$ref ? this.resolve(response.$ref) : response;
    const schema =
      resolved.schema ?? resolved.content?.['application/json']?.schema;
    return schema && this.ajv.compile(withAbsoluteRefs(schema));
  }

  ofSchema(pointer: string): ValidateFunction {
    return this.ajv.compile({ $ref: `vendor#${pointer}` });
  }

  private resolve(ref: string): any {
    return ref
      .slice(2)
      .split('/')
      .reduce((node, key) => node[key], this.document);
  }
}

function withAbsoluteRefs(schema: any): any {
  return JSON.parse(
    JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"vendor#/'),
  );
}

/** Closes every object type, so that a property the vendor does not have is found too. */
export function refuseUnknownProperties(definitions: Record<string, any>) {
  for (const definition of Object.values(definitions)) {
    if (
      definition.properties &&
      definition.additionalProperties === undefined
    ) {
      definition.additionalProperties = false;
    }
  }
}
