import { runtime } from './json';
import { linesOf } from './text';
import type { FileParser, NamedPackage } from './types';

const GEM =
  /^\s*gem[\s(]+["']([\w.-]{1,200})["'](?:\s*,\s*["']([^"']{1,100})["'])?/;
const RUBY = /^\s*ruby[\s(]+["']([^"']{1,100})["']/;

export const parseGemfile: FileParser = text => {
  const lines = linesOf(text).filter(line => line.length < 500);
  const ruby = lines.map(line => RUBY.exec(line)?.[1]).find(Boolean);
  return {
    packages: [
      ...lines.flatMap((line): NamedPackage[] => {
        const [, name, version] = GEM.exec(line) ?? [];
        return name ? [{ ecosystem: 'rubygems', name, version }] : [];
      }),
      ...runtime('ruby', ruby),
    ],
  };
};
