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
      ...ruleOf(alert),
      labels: { ...(alert.severity && { severity: alert.severity }) },
      annotations: { summary: alert.name },
    })),
  };
  return [...services, machines];
}

/** Seconds that a condition must hold; one day keeps a true one pending. */
const DURATIONS = { inactive: 300, pending: 86_400, firing: 0 };

function ruleOf({ name, state }: CompanyAlert) {
  return {
    name,
    query: `condition{alert="${name}"} > 0`,
    duration: DURATIONS[state],
    state,
  };
}

function serviceRule(
  company: Company,
  service: Service,
  alert: CompanyAlert,
): Rule {
  const runbook = `https://runbooks.${company.domain}/${service.name}`;
  return {
    ...ruleOf(alert),
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
