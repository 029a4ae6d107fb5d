import type { Company, CompanyAlert, Service } from '../company/schema';

/** Root address under which the demo catalog names the demo GitLab. */
const GITLAB_URL = 'http://localhost:7102';

export interface CatalogEntity {
  apiVersion: 'backstage.io/v1alpha1';
  kind: string;
  metadata: Record<string, unknown> & { name: string };
  spec: Record<string, unknown>;
}

/** The catalog entry of a service, with its drift: it says what its team wrote, not what is true. */
export function componentOf(company: Company, service: Service): CatalogEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: service.name,
      title: service.title,
      description: service.description,
      annotations: annotationsOf(service),
    },
    spec: {
      type: service.type,
      lifecycle: service.lifecycle,
      owner: `group:default/${service.owner}`,
      system: systemOf(company, service),
      dependsOn: technologiesOf(service).map(
        technology => `resource:technology/${technology}`,
      ),
    },
  };
}

function systemOf(company: Company, service: Service): string | undefined {
  return (
    service.system ??
    company.teams.find(team => team.id === service.owner)?.system
  );
}

/** Language and components, then the tools that show in the rest of its data. */
function technologiesOf(service: Service): string[] {
  return [
    ...new Set([
      service.language,
      ...service.technologies,
      'gitlab',
      service.ci.tool,
      'jira',
      ...(service.dashboards.length > 0 ? ['grafana'] : []),
      ...(alertNames(service, 'prometheus').length > 0 ? ['prometheus'] : []),
    ]),
  ];
}

function annotationsOf(service: Service): Record<string, string> {
  const { repository, ci } = service;
  const slug = repository.catalogSlug ?? repository.path;
  const folder = repository.folder ? `tree/main/${repository.folder}/` : '';
  const all: Record<string, string | undefined> = {
    'backstage.io/source-location': `url:${GITLAB_URL}/${slug}/-/${
      folder || 'tree/main/'
    }`,
    'gitlab.com/project-slug': slug,
    'jenkins.io/job-full-name': ci.job,
    'grafana/dashboard-selector':
      service.dashboards.length > 0 ? service.name : undefined,
    'grafana/alert-label-selector':
      alertNames(service, 'grafana').length > 0
        ? `service=${service.name}`
        : undefined,
    'jira/project-key': service.issues.key,
    'prometheus.io/alert':
      alertNames(service, 'prometheus').join(',') || undefined,
    'prometheus.io/service-name': service.name,
  };
  return Object.fromEntries(
    Object.entries(all).filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined && !service.omitAnnotations.includes(entry[0]),
    ),
  );
}

function alertNames(service: Service, tool: CompanyAlert['tool']): string[] {
  return service.alerts
    .filter(alert => alert.tool === tool)
    .map(alert => alert.name);
}
