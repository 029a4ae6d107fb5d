/** Thrown by `readLimited`; the client turns it into a `contract` error. */
export class BodyTooLargeError extends Error {}

/** Reads a response body as text, stopping at `cutAt`, giving up beyond `maxBytes`. */
export async function readLimited(
  response: Response,
  maxBytes: number,
  cutAt = Infinity,
): Promise<{ text: string; cut: boolean }> {
  if (!response.body) return { text: '', cut: false };
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    chunks.push(value);
    if (size > cutAt) {
      // Nobody waits for the tool to notice.
      reader.cancel().catch(() => {});
      break;
    }
    if (size > maxBytes) {
      await reader.cancel();
      throw new BodyTooLargeError();
    }
  }
  const bytes = Buffer.concat(chunks);
  return {
    text: bytes.subarray(0, cutAt).toString('utf8'),
    cut: bytes.length > cutAt,
  };
}
