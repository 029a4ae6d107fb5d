import { runtime } from './json';
import { linesOf } from './text';
import type { FileParser, NamedPackage } from './types';

const FIND = /^\s*find_package\s*\(\s*([\w+.-]{1,100})(?:\s+(\d[\w.]{0,50}))?/i;
const STANDARD = /\b(?:CMAKE_CXX_STANDARD\s+|cxx_std_)(\d{2})\b/;

export const parseCmake: FileParser = text => {
  const lines = linesOf(text).filter(line => line.length < 500);
  const standard = lines.map(line => STANDARD.exec(line)?.[1]).find(Boolean);
  return {
    packages: [
      ...lines.flatMap((line): NamedPackage[] => {
        const [, name, version] = FIND.exec(line) ?? [];
        return name ? [{ ecosystem: 'cpp', name, version }] : [];
      }),
      ...runtime('cpp', standard),
    ],
  };
};

/** `name/version@user/channel` below `[requires]`: https://docs.conan.io/2/reference/conanfile_txt.html */
export const parseConan: FileParser = text => {
  const packages: NamedPackage[] = [];
  let section = '';
  for (const raw of linesOf(text)) {
    const line = raw.split('#', 1)[0].trim();
    const head = /^\[([\w_]+)\]$/.exec(line);
    if (head) [, section] = head;
    else if (/^(requires|tool_requires|test_requires)$/.test(section)) {
      const [, name, version] = /^([\w+.-]+)\/([^@\s]+)/.exec(line) ?? [];
      if (name) packages.push({ ecosystem: 'cpp', name, version });
    }
  }
  return { packages };
};
