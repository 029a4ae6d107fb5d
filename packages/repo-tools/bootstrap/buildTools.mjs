import { capture } from './processes.mjs';

/** What node-gyp compiles native modules with, and where it looks for each. */
const TOOLS = [
  {
    name: 'Python 3',
    files: ['npm_config_python', 'PYTHON'],
    usual: ['python3', 'python'],
    answer: /^Python 3/,
  },
  { name: 'make', files: ['MAKE'], usual: ['make', 'gmake'] },
  { name: 'a C compiler (cc)', files: ['CC'], usual: ['cc'] },
  { name: 'a C++ compiler (g++)', files: ['CXX'], usual: ['g++'] },
];

/** The names of those that are missing; none on Windows, where other tools compile. */
export async function missingBuildTools(env) {
  if (process.platform === 'win32') return [];
  const found = await Promise.all(TOOLS.map(tool => isThere(tool, env)));
  return TOOLS.filter((_, i) => !found[i]).map(({ name }) => name);
}

async function isThere({ files, usual, answer = /./ }, env) {
  const candidates = [...files.map(key => env[key]), ...usual].filter(Boolean);
  const answers = await Promise.all(
    // CC and CXX may carry flags, or a launcher such as ccache.
    candidates.map(file => {
      const [command, ...args] = file.split(/\s+/);
      return capture(command, [...args, '--version'], { env });
    }),
  );
  return answers.some(({ code, output }) => code === 0 && answer.test(output));
}
