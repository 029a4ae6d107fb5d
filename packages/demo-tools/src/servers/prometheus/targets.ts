import { serviceLabels } from '../../company/derive';
import type { Company } from '../../company/schema';

export interface Target {
  job: string;
  /** Host and port. */
  address: string;
  up: boolean;
  error: string;
  labels: Record<string, string>;
}

/** What Prometheus scrapes: each service's instances, and the machines. */
export function scrapeTargets(company: Company): Target[] {
  const jobs = [
    ...company.services.map(service => ({
      ...service.target,
      job: service.name,
      labels: serviceLabels(service),
    })),
    ...company.extras.targets.map(target => ({ ...target, labels: {} })),
  ];
  return jobs.flatMap(job =>
    Array.from({ length: job.up + job.down }, (_, index) => ({
      job: job.job,
      address: `${job.job}-${index + 1}.${company.domain}:9100`,
      up: index < job.up,
      error: index < job.up ? '' : job.error ?? 'connection refused',
      labels: job.labels,
    })),
  );
}
