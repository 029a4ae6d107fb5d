/** A generated file: absolute path and its full text. */
export interface GeneratedFile {
  path: string;
  text: string;
}

export type Generator = (root: string) => Promise<GeneratedFile[]>;

/** First lines of every generated TypeScript file. */
export function banner(source: string): string {
  return `// Generated from ${source} by \`yarn generate\`. Do not edit.\n/* eslint-disable */\n`;
}
