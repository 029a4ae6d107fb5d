/** A node of Jenkins' `tree=` parameter: a field, what to show of it, and which elements. */
export interface TreeField {
  name: string;
  fields?: TreeField[];
  /** `{from,to}`: from inclusive, to exclusive. */
  range?: { from: number; to: number };
}

/** A Jenkins object: `_class` and lazily computed fields. */
export interface JenkinsNode {
  _class: string;
  /** Shown when nothing was selected. */
  defaultTree: string;
  fields: Record<string, () => JenkinsValue>;
}

export type JenkinsValue =
  | string
  | number
  | boolean
  | null
  | JenkinsNode
  | JenkinsValue[];

class TreeParser {
  private at = 0;

  constructor(private readonly text: string) {}

  list(): TreeField[] {
    const fields = [this.field()];
    while (this.skip(',')) {
      fields.push(this.field());
    }
    return fields;
  }

  end(): void {
    if (this.at < this.text.length) {
      throw new RangeError(`unexpected "${this.text[this.at]}" at ${this.at}`);
    }
  }

  private field(): TreeField {
    const name = this.match(/[\w*]+/y);
    if (!name) {
      throw new RangeError(`a field name is missing at ${this.at}`);
    }
    const field: TreeField = { name };
    if (this.skip('[')) {
      field.fields = this.list();
      if (!this.skip(']')) {
        throw new RangeError(`"]" is missing at ${this.at}`);
      }
    }
    const range = this.match(/\{[^}]*\}/y);
    return range ? { ...field, range: parseRange(range) } : field;
  }

  private skip(character: string): boolean {
    if (this.text[this.at] !== character) {
      return false;
    }
    this.at += 1;
    return true;
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }
}

/** `{M,N}`, `{M,}`, `{,N}` and `{N}` for one element. */
function parseRange(text: string): { from: number; to: number } {
  const match = /^\{(\d*)(,?)(\d*)\}$/.exec(text.replace(/\s/g, ''));
  if (!match) {
    throw new RangeError(`${text} is not a range`);
  }
  const [, from, comma, to] = match;
  const start = Number(from || 0);
  if (!comma) {
    return { from: start, to: start + 1 };
  }
  return { from: start, to: to ? Number(to) : Infinity };
}

/** @throws RangeError when the text does not follow the syntax. */
export function parseTree(text: string): TreeField[] {
  const parser = new TreeParser(text);
  const fields = parser.list();
  parser.end();
  return fields;
}

/** Renders what was selected; unknown fields are left out, as Jenkins does. */
export function render(
  node: JenkinsNode,
  selection: TreeField[] = parseTree(node.defaultTree),
): Record<string, unknown> {
  const result: Record<string, unknown> = { _class: node._class };
  const selected = selection.some(({ name }) => name === '*')
    ? [...parseTree(node.defaultTree), ...selection]
    : selection;
  for (const field of selected) {
    const read = node.fields[field.name];
    if (read) {
      result[field.name] = renderValue(read(), field);
    }
  }
  return result;
}

function renderValue(value: JenkinsValue, field: TreeField): unknown {
  if (Array.isArray(value)) {
    const { from, to } = field.range ?? { from: 0, to: Infinity };
    return value
      .slice(from, to === Infinity ? undefined : to)
      .map(element => renderValue(element, { ...field, range: undefined }));
  }
  return value !== null && typeof value === 'object'
    ? render(value, field.fields)
    : value;
}
