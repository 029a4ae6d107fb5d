import type { AuthMethod, RequestOptions } from '../define/request';

const FORM = 'application/x-www-form-urlencoded';

/** The body of a request, with the credential in it where the tool wants it there. */
export function contentOf(
  { body, content }: RequestOptions,
  method: AuthMethod | undefined,
  token: string | undefined,
): RequestOptions['content'] {
  const name =
    typeof method === 'object' && 'body' in method && token
      ? method.body
      : undefined;
  if (content?.type === FORM && name) {
    const form = new URLSearchParams(content.text);
    form.set(name, token!);
    return { type: FORM, text: form.toString() };
  }
  if (content || body === undefined) return content;
  const sent = name ? { ...(body as object), [name]: token } : body;
  return { type: 'application/json', text: JSON.stringify(sent) };
}
