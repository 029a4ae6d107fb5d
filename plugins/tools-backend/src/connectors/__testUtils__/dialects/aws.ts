import { HttpResponse } from 'msw';
import { toResponse, type RecordedResponse } from '../wire';
import { NAMES, type ChangeList, type Dialect } from './dialect';
import { json } from './json';
import { parseXml, writeXml, type Element } from './xml';

/** XML of Route 53, load balancers and CloudFront, JSON of the younger services; errors by name. */
export const aws: Dialect = {
  writes: ({ text, body }) => Boolean(text ?? body),
  whole: recorded => toResponse(recorded, ''),
  cutShort: recorded =>
    recorded.text
      ? withText(recorded, recorded.text.slice(0, -3))
      : json().cutShort(recorded),
  withLists: (recorded, change) =>
    recorded.text
      ? withRoot(recorded, root => mapLists(root, change))
      : json().withLists(recorded, change),
  withNames: (recorded, name) =>
    recorded.text
      ? withRoot(recorded, root => rename(root, withoutNull(name)))
      : json().withNames(recorded, name),
  limited: (retryAfter, recorded) =>
    failure(recorded, 'Throttling', 400, { 'Retry-After': retryAfter }),
  expired: recorded => failure(recorded, 'ExpiredToken', 403),
};

/** As https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html names them. */
function failure(
  { text }: RecordedResponse,
  code: string,
  status: number,
  headers = {},
): Response {
  return text
    ? HttpResponse.xml(
        `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
        { status, headers },
      )
    : HttpResponse.json(
        { __type: `${code}Exception`, message: 'no' },
        { status: 400, headers },
      );
}

function withText(recorded: RecordedResponse, text: string): Response {
  return toResponse({ ...recorded, text }, '');
}

function withRoot(
  recorded: RecordedResponse,
  change: (root: Element) => Element,
): Response {
  return withText(recorded, writeXml(change(parseXml(recorded.text!))));
}

/** What XML cannot hold at all. */
function withoutNull(name: string): string {
  return name.replaceAll('\u0000', '');
}

/** Applies a change to the outermost lists. */
function mapLists(element: Element, change: ChangeList): Element {
  const { name, children } = element;
  const [row] = children;
  const isList = row && children.every(child => child.name === row.name);
  const isPlural = [`${row?.name}s`, 'Items'].includes(name);
  return isList && (row.name === 'member' || isPlural)
    ? { ...element, children: change(children, { ...row, children: [] }) }
    : {
        ...element,
        children: children.map(child => mapLists(child, change)),
      };
}

function rename(element: Element, name: string): Element {
  const children = element.children.map(child => rename(child, name));
  const isName = NAMES.test(element.name) && !children.length;
  return { ...element, children, text: isName ? name : element.text };
}
