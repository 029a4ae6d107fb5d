import { linesOf } from './text';
import type { FileParser } from './types';

const MAX_SECTIONS = 50;

/** Headings of a Markdown text without its title. */
export const parseRunbook: FileParser = text => {
  let fenced = false;
  const headings: string[] = [];
  for (const line of linesOf(text)) {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    if (!fenced && /^ {0,3}#{1,6}\s/.test(line)) headings.push(line.trim());
  }
  const title = headings[0]?.startsWith('# ') ? 1 : 0;
  return {
    sections: headings
      .slice(title, MAX_SECTIONS + title)
      .map(heading => heading.replace(/^#+\s*|[\s#]+$/g, '').slice(0, 200)),
  };
};
