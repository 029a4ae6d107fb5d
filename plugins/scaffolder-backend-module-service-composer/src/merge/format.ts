/** How a kind of file is read and written; merging happens on the parsed document. */
export interface Format {
  parse(text: string): unknown;
  stringify(value: unknown): string;
}
