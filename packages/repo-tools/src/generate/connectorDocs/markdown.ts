/** A table; an empty text where there are no rows. */
export function table(header: string[], rows: string[][]): string {
  if (!rows.length) return '';
  const line = (cells: string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join(
    '\n',
  );
}

function cell(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/\|/g, '\\|');
}

export function bullets(texts: readonly string[]): string {
  return texts.map(text => `- ${text}`).join('\n');
}

export function code(text: string): string {
  return `\`${text}\``;
}

export function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

/** Paragraphs and sections; what is empty is left out. */
export function blocks(...texts: (string | false | undefined)[]): string {
  return texts.filter(Boolean).join('\n\n');
}

/** Text that may hold code in backticks, but nothing else of Markdown. */
export function plain(text: string): string {
  return text
    .split('`')
    .map((part, at) => (at % 2 ? part : part.replace(/[*_<[\]]/g, '\\$&')))
    .join('`');
}

/** A heading with its text; nothing where there is no text. */
export function section(heading: string, text: string): string {
  return text && `${heading}\n\n${text}`;
}

/** Capital at the beginning and a full stop at the end. */
export function sentence(text: string): string {
  const whole = /[.!?…]$/.test(text) ? text : `${text}.`;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}
