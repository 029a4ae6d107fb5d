import type { Response } from 'express';

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escape(text: string): string {
  return text.replace(/[&<>"]/g, character => ESCAPES[character]);
}

/** The small page that a link from the portal opens. */
export function sendPage(
  res: Response,
  page: {
    tool: string;
    title: string;
    lines?: string[];
    /** Paths on the same server. */
    links?: { path: string; title: string }[];
  },
): void {
  const lines = (page.lines ?? []).map(line => `<p>${escape(line)}</p>`);
  const links = (page.links ?? []).map(
    ({ path, title }) =>
      `<li><a href="${escape(path)}">${escape(title)}</a></li>`,
  );
  res
    .type('html')
    .send(
      `<!doctype html><meta charset="utf-8"><title>${escape(
        page.title,
      )}</title>` +
        `<body style="font-family:sans-serif;margin:3rem;max-width:50rem">` +
        `<small>${escape(page.tool)} (demo)</small><h1>${escape(
          page.title,
        )}</h1>` +
        `${lines.join('')}<ul>${links.join('')}</ul></body>`,
    );
}
