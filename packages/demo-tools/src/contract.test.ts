import { createGrafana } from './servers/grafana';
import { createJira } from './servers/jira';
import { accountId } from './servers/jira/seed';
import { DemoTools, startDemoTools } from './startDemoTools';
import type { ValidateFunction } from 'ajv';
import { Answer, call } from './__testUtils__/call';
import {
  grafanaCases,
  jiraCases,
  prometheusCases,
  ContractCase,
} from './__testUtils__/contractCases';
import {
  Description,
  descriptionsPresent,
  refuseUnknownProperties,
} from './__testUtils__/descriptions';
import { listRoutes } from './__testUtils__/listRoutes';
import { testContext } from './__testUtils__/testContext';
import type { Tool } from './tools';

/** Where the description and the vendor's own server differ, the server is right. */
function amendGrafana(document: any) {
  const { definitions } = document;
  // Travels as `5m`: https://grafana.com/docs/grafana/latest/developers/http_api/alerting_provisioning/
  definitions.ProvisionedAlertRule.properties.for = { type: 'string' };
  // Any JSON that was posted; the description shows the struct that holds it.
  definitions.Dashboard = { type: 'object' };
  const types = definitions.EmbeddedContactPoint.properties.type;
  types.enum = types.enum.map((type: string) => type.trim());
  // Newer than the description.
  Object.assign(definitions.AlertingRule.properties, {
    uid: { type: 'string' },
    folderUid: { type: 'string' },
    isPaused: { type: 'boolean' },
  });
  definitions.RuleGroup.properties.folderUid = { type: 'string' };
  refuseUnknownProperties(definitions);
}

/** Jira's own user, whose account id the cases do not know. */
function withSelf(body: unknown) {
  return (
    body &&
    JSON.parse(JSON.stringify(body).replaceAll('$SELF', accountId('strata')))
  );
}

/** What is wrong with an answer; without a validator it must not be JSON at all. */
function problemsOf(answer: Answer, validate?: ValidateFunction): unknown[] {
  if (!validate) {
    return answer.json === undefined ? [] : ['JSON where none is described'];
  }
  validate(answer.json);
  return validate.errors ?? [];
}

const suites: {
  tool: Tool;
  file: string;
  cases: ContractCase[];
  amend?: (document: any) => void;
}[] = [
  { tool: 'jira', file: 'jira-platform-v3.openapi.json', cases: jiraCases },
  {
    tool: 'grafana',
    file: 'grafana.swagger2.json',
    cases: grafanaCases,
    amend: amendGrafana,
  },
  {
    tool: 'prometheus',
    file: 'prometheus-v1.openapi.yaml',
    cases: prometheusCases,
  },
];

const ifPresent = descriptionsPresent ? describe : describe.skip;
const reason = descriptionsPresent ? '' : ' (skipped: no API descriptions)';

ifPresent.each(suites)(
  `$tool answers as its vendor describes${reason}`,
  ({ tool, file, cases, amend }) => {
    let demo: DemoTools;
    let description: Description;

    beforeAll(async () => {
      demo = await startDemoTools({ ports: 0 });
      description = new Description(file, amend);
    });
    afterAll(() => demo?.stop());

    it.each(cases)(
      '$request.method $request.path as $request.as: $status',
      async ({ request, status, operation, schema, text }) => {
        const answer = await call(demo, tool, {
          ...request,
          body: withSelf(request.body),
        });
        expect({ status: answer.status, text: answer.text }).toEqual({
          status,
          text: expect.anything(),
        });
        const validate = schema
          ? description.ofSchema(schema)
          : description.ofOperation(operation![0], operation![1], status);
        expect(problemsOf(answer, text ? undefined : validate)).toEqual([]);
      },
    );
  },
);

describe('the table of requests', () => {
  it.each([
    { name: 'jira', create: createJira, cases: jiraCases },
    { name: 'grafana', create: createGrafana, cases: grafanaCases },
  ])('covers every route of $name', ({ create, cases }) => {
    const routes = listRoutes(create(testContext()).router).filter(
      route => !route.startsWith('GET /d') || route.includes('/dashboards/uid'),
    );
    const pages =
      /^GET \/(browse|jira\/people|admin\/|projects\/|alerting|dashboards\/f|d\/|$)/;
    const covered = new Set(cases.map(({ route }) => route));
    expect(
      routes.filter(route => !pages.test(route) && !covered.has(route)),
    ).toEqual([]);
  });
});
