import { linesOf } from './text';
import type { FileParser, NamedPackage } from './types';

/** Direct requirements only: https://go.dev/ref/mod#go-mod-file */
export const parseGoMod: FileParser = text => {
  const packages: NamedPackage[] = [];
  let block = '';
  for (const raw of linesOf(text)) {
    const [code, comment = ''] = raw.split('//', 2).map(part => part.trim());
    const opened = /^(\w+)\s*\($/.exec(code);
    if (opened) [, block] = opened;
    else if (code === ')') block = '';
    else {
      const [verb, name, version] = [block, ...code.split(/\s+/)].filter(
        Boolean,
      );
      if (verb === 'go' && name) {
        packages.push({ ecosystem: 'runtime', name: 'go', version: name });
      } else if (verb === 'require' && version && comment !== 'indirect') {
        packages.push({ ecosystem: 'go', name: unquoted(name), version });
      }
    }
  }
  return { packages };
};

function unquoted(name: string): string {
  return name.replace(/^["`]|["`]$/g, '');
}
