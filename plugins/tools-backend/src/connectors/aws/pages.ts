/** Pages of a list in which each tells where the next one begins, and where that is. */
export async function* followMarkers<P, M = string>(
  read: (marker: M | undefined) => Promise<P>,
  nextOf: (page: P) => M | undefined,
  from?: M,
): AsyncGenerator<{ page: P; next: M | undefined }> {
  let marker = from;
  for (;;) {
    const page = await read(marker);
    const next = nextOf(page);
    yield { page, next };
    if (next === undefined) return;
    marker = next;
  }
}
