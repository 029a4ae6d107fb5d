import { imageOf } from './images';
import { distinct, linesOf, listOf, own, recordOf, textOf } from './text';
import type { FileParser, NamedPackage, ParsedFile } from './types';
import { parseYaml } from './yaml';

const MAX_STEPS = 50;

/** Words of names and commands; coarse on purpose. */
const TESTS =
  /\b(tests?|pytest|phpunit|rspec|ctest|junit|jest|vitest|verify|surefire)\b/i;
const LINTS =
  /\b(lint|linters?|golangci|eslint|checkstyle|ruff|flake8|pylint|phpcs|rubocop|clang-tidy|shellcheck|spotless|sonar)\b/i;

/** Whether a name or command is one of a linter. */
export function isLinter(word: string): boolean {
  return LINTS.test(word);
}

/** Keys of a `.gitlab-ci.yml` that are no job: https://docs.gitlab.com/ci/yaml/ */
const NO_JOBS = new Set([
  ...['default', 'include', 'stages', 'variables', 'workflow', 'spec'],
  ...['image', 'services', 'cache', 'before_script', 'after_script'],
]);

export const parseGitlabCi: FileParser = text => {
  // A first document may only declare inputs.
  const root = parseYaml(text).at(-1);
  const jobs = Object.entries(recordOf(root)).filter(
    ([name]) => !NO_JOBS.has(name) && !name.startsWith('.'),
  );
  const commands = Object.values(recordOf(root)).flatMap(job =>
    ['before_script', 'script', 'after_script'].flatMap(key =>
      textsIn(own(job, key)),
    ),
  );
  const bodies = [root, own(root, 'default'), ...jobs.map(([, job]) => job)];
  const elsewhere =
    own(root, 'include') !== undefined ||
    jobs.some(([, job]) => own(job, 'trigger') !== undefined);
  return {
    ...described(
      jobs.flatMap(([name, job]) => [textOf(own(job, 'stage')) ?? name, name]),
      commands,
      elsewhere,
    ),
    packages: bodies.flatMap(imagesOf),
  };
};

export const parseJenkinsfile: FileParser = text => {
  const lines = linesOf(text).filter(line => line.length < 2000);
  const named = (pattern: RegExp) =>
    lines.flatMap(line => [...line.matchAll(pattern)].map(match => match[1]));
  const steps = named(/\bstage\s*\(\s*["']([^"']{1,100})["']/g);
  const commands = named(
    /\b(?:sh|bat|powershell)\b[^"']{0,50}["']{1,3}([^"']{1,500})/g,
  );
  const library = lines.some(line => /@Library\b|\blibrary\s*\(/.test(line));
  const image = named(/\bimage\s*\(?\s*["']([^"'\s]{1,200})["']/g);
  // What a library does can be one call without any stage.
  return {
    ...described(steps, commands, library),
    packages: image.flatMap(imageOf),
  };
};

function described(
  steps: string[],
  commands: string[],
  includes: boolean,
): Pick<ParsedFile, 'pipeline'> {
  const words = [...steps, ...commands];
  return {
    pipeline: {
      steps: distinct(steps).slice(0, MAX_STEPS),
      tests: words.some(word => TESTS.test(word)),
      lints: words.some(isLinter),
      includes,
    },
  };
}

function imagesOf(job: unknown): NamedPackage[] {
  return [own(job, 'image'), ...listOf(own(job, 'services'))].flatMap(image =>
    imageOf(textOf(image) ?? own(image, 'name')),
  );
}

/** Commands may be nested lists. */
function textsIn(value: unknown): string[] {
  return listOf(value)
    .flat(3)
    .flatMap(each => textOf(each) ?? []);
}
