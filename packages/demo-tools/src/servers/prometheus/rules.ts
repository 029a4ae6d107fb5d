import { serviceLabels } from '../../company/derive';
import type { Company, CompanyAlert, Service } from '../../company/schema';

export interface RuleGroup {
  name: string;
  file: string;
  rules: Rule[];
}

export interface Rule {
  name: string;
  query: string;
  /** Seconds. */
  duration: number;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  state: CompanyAlert['state'];
}

/** Alert rules of the company, one group for each service; the rest in `machines`. */
export function ruleGroups(company: Company): RuleGroup[] {
  const services = company.services.flatMap(service => {
    const alerts = service.alerts.filter(({ tool }) => tool === 'prometheus');
    return alerts.length === 0
      ? []
      : [
          {
            name: service.name,
            file: `/etc/prometheus/rules/${service.owner}.yml`,
            rules: alerts.map(alert => serviceRule(company, service, alert)),
          },
        ];
  });
  const machines: RuleGroup = {
    name: 'machines',
    file: '/etc/prometheus/rules/machines.yml',
    rules: company.extras.alerts.map(alert => ({
      ...ruleOf(alert, 'node'),
      labels: { ...(alert.severity && { severity: alert.severity }) },
      annotations: { summary: alert.name },
    })),
  };
  return [...services, machines];
}

function ruleOf(alert: CompanyAlert, job: string) {
  return {
    name: alert.name,
    // True for an alert that the company's story has firing, so that a real Prometheus agrees.
    query:
      alert.state === 'inactive'
        ? `absent(up{job="${job}"}) and vector(0) > 1`
        : `vector(1) > 0`,
    duration: alert.state === 'firing' ? 0 : 300,
    state: alert.state,
  };
}

function serviceRule(
  company: Company,
  service: Service,
  alert: CompanyAlert,
): Rule {
  const runbook = `https://runbooks.${company.domain}/${service.name}`;
  return {
    ...ruleOf(alert, service.name),
    labels: {
      ...serviceLabels(service),
      ...(alert.severity && { severity: alert.severity }),
    },
    annotations: {
      summary: `${service.title}: ${alert.name}`,
      ...(alert.runbook && { runbook_url: runbook }),
    },
  };
}
