/** Longest answer that is read, as of other tools. */
const MOST_BYTES = 20 * 1024 * 1024;

/** An answer that is none of AWS, such as a page of a proxy, or not all of one. */
export class UnexpectedAnswerError extends Error {}

interface RawResponse {
  statusCode: number;
  body?: AsyncIterable<Uint8Array>;
}

/** What goes on with a request and brings its answer. */
type Next = (args: any) => Promise<{ response: unknown; output: any }>;

/**
 * A step of the libraries that stops answers which they could not make sense of: they take them for
 * ones that say nothing.
 */
export function wholeAnswers(next: Next): Next {
  return async args => {
    const result = await next(args);
    const response = result.response as RawResponse;
    const body = await readAll(response.body);
    const problem = problemOf(body.toString('utf8'));
    if (problem && response.statusCode < 300) {
      throw new UnexpectedAnswerError(problem);
    }
    // Without a readable reason the status says what went wrong.
    const rest = problem ? Buffer.alloc(0) : body;
    Object.assign(response, { body: new Uint8Array(rest) });
    return result;
  };
}

async function readAll(body: RawResponse['body']): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    chunks.push(chunk);
    if (size > MOST_BYTES) {
      throw new UnexpectedAnswerError(`more than ${MOST_BYTES} bytes`);
    }
  }
  return Buffer.concat(chunks);
}

function problemOf(text: string): string | undefined {
  if (text.trim() === '') return 'an empty answer';
  return /^\s*</.test(text) ? problemOfXml(text) : problemOfJson(text);
}

const ROOT = /^\s*(?:<\?xml[^>]*>)?\s*<(?<name>[\w.:-]+)[^>]*?(?<closed>\/?)>/;

function problemOfXml(text: string): string | undefined {
  const { name, closed } = ROOT.exec(text)?.groups ?? {};
  if (!name || /^html$/i.test(name)) return 'an HTML page instead of XML';
  const ends = closed || text.trimEnd().endsWith(`</${name}>`);
  return ends ? undefined : 'XML that ends early';
}

function problemOfJson(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    return 'JSON that is malformed or ends early';
  }
}
