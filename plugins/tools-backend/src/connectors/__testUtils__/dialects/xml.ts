/** An element that has either others or text in it. */
export interface Element {
  name: string;
  attributes: string;
  children: Element[];
  text: string;
}

const TOKENS =
  /<(?<close>\/?)(?<name>[\w.:-]+)(?<attributes>[^>]*?)(?<empty>\/?)>|(?<text>[^<]+)/g;

/** Reads what recordings hold: elements and text, without comments and the like. */
export function parseXml(xml: string): Element {
  const document: Element = newElement('', '');
  const open = [document];
  const body = xml.replace(/^\s*<\?[^>]*\?>/, '');
  for (const { groups = {} } of body.matchAll(TOKENS)) {
    const parent = open.at(-1)!;
    if (groups.text) parent.text += groups.text;
    else if (groups.close) open.pop();
    else {
      const element = newElement(groups.name, groups.attributes);
      parent.children.push(element);
      if (!groups.empty) open.push(element);
    }
  }
  return document.children[0];
}

export function writeXml(element: Element): string {
  const { name, attributes, children, text } = element;
  const inside = children.length ? children.map(writeXml).join('') : text;
  return `<${name}${attributes}>${inside}</${name}>`;
}

function newElement(name: string, attributes: string): Element {
  return { name, attributes, children: [], text: '' };
}
