import { InputError } from '@backstage/errors';
import { z } from 'zod';
import type { Feature } from '../library';

/** Marks that template languages would act on, and paths that leave the folder. */
const FORBIDDEN = [
  { mark: '../', why: 'would leave the service’s folder' },
  { mark: '..\\', why: 'would leave the service’s folder' },
  { mark: '{{', why: 'would be read as a template' },
  { mark: '{%', why: 'would be read as a template' },
  { mark: '{#', why: 'would be read as a template' },
];

/** Control characters, and what YAML 1.1 and JavaScript also read as the end of a line. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

function line(what: string, max: number) {
  return z.string().superRefine((value, context) => {
    const found = FORBIDDEN.find(({ mark }) => value.includes(mark));
    const problem =
      (found && `must not contain "${found.mark}": it ${found.why}`) ??
      (CONTROL.test(value) ? 'must be one line of text' : undefined) ??
      (value.length > max ? `must have at most ${max} characters` : undefined);
    if (problem) context.addIssue(`${what} ${problem}`);
  });
}

/** An entity name that is also a valid host name, image name and metric label. */
export const SERVICE_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const serviceName = line('The name', 63).regex(
  SERVICE_NAME,
  'The name must start with a letter and consist of small letters, digits and single dashes, for example "order-api"',
);

const entityRef = (kind: string) =>
  line(`The ${kind}`, 200).regex(
    /^([a-z]+:)?([a-z0-9-]+\/)?[A-Za-z0-9]+([._-]+[A-Za-z0-9]+)*$/,
    `The ${kind} must be an entity reference, for example "${kind}:default/shop"`,
  );

export const answersSchema = z.strictObject({
  name: serviceName,
  description: line('The description', 200).min(1, 'The description is empty'),
  owner: entityRef('group'),
  system: entityRef('system').optional(),
  /** By feature id. */
  parameters: z
    .record(z.string(), z.record(z.string(), line('A parameter', 200)))
    .default({}),
});

export type Answers = z.output<typeof answersSchema>;

/** The parameters of a feature, with what empty ones stand for. */
export function parametersOf(
  feature: Pick<Feature, 'id' | 'parameters'>,
  { name, owner, parameters }: Answers,
): Record<string, string> {
  const defaults = {
    team: teamOf(owner),
    'name-as-key': name
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, '')
      .slice(0, 10),
  };
  return Object.fromEntries(
    Object.entries(feature.parameters).map(([key, parameter]) => {
      const value = parameters[feature.id]?.[key];
      return [
        key,
        value || (parameter.default ? defaults[parameter.default] : ''),
      ];
    }),
  );
}

/** Name of the group that a reference names. */
export function teamOf(owner: string): string {
  return owner.replace(/^.*[:/]/, '');
}

/** Checks the answers; the error names every bad one and what would be right. */
export function parseAnswers(
  input: z.input<typeof answersSchema>,
  features: Feature[],
): Answers {
  const result = answersSchema.safeParse(input);
  const problems = result.success
    ? findParameterProblems(result.data, features)
    : result.error.issues.map(
        issue => `${issue.path.join('.') || 'answers'}: ${issue.message}`,
      );
  if (!result.success || problems.length > 0) {
    throw new InputError(problems.join('\n'));
  }
  return result.data;
}

function findParameterProblems(answers: Answers, features: Feature[]) {
  return features.flatMap(feature => {
    const { title, parameters } = feature;
    const values = parametersOf(feature, answers);
    return Object.entries(parameters).flatMap(([key, parameter]) => {
      const value = values[key];
      const where = `${title}, ${parameter.title}`;
      if (!value) return parameter.optional ? [] : [`${where}: is missing`];
      if (value.length > parameter.maxLength) return [`${where}: is too long`];
      const { pattern } = parameter;
      return pattern && !new RegExp(pattern, 'u').test(value)
        ? [`${where}: "${value}" must match ${pattern}`]
        : [];
    });
  });
}
