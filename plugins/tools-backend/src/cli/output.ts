/** Where a command writes to: lines for people. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
}
