import { daysBefore, leadOf, stableId } from '../../company/derive';
import type { Company } from '../../company/schema';
import type { Issue, JiraProject } from './model';

const DONE_ISSUES = 5;

interface ProjectSeed {
  key: string;
  name: string;
  description: string;
  lead: string;
  category?: string;
  archived: boolean;
  open: number;
  daysAgo: number;
}

export function accountId(personId: string): string {
  return `5b10${stableId(personId, 20)}`;
}

function projectSeeds(company: Company): ProjectSeed[] {
  const own = company.services.flatMap(service => {
    const { key, name, open, daysAgo } = service.issues;
    return open === undefined
      ? []
      : [
          {
            key,
            name: name ?? service.title,
            description: `Issues of ${service.title}`,
            lead: leadOf(company, service.owner).id,
            category: company.teams.find(({ id }) => id === service.owner)
              ?.title,
            archived: false,
            open,
            daysAgo,
          },
        ];
  });
  const others = company.extras.issueProjects.map(project => ({
    ...project,
    description: '',
  }));
  return [...own, ...others];
}

export function seedProjects(company: Company): JiraProject[] {
  return projectSeeds(company).map((seed, index) => ({
    id: String(10_001 + index),
    key: seed.key,
    name: seed.name,
    description: seed.description,
    lead: accountId(seed.lead),
    category: seed.category,
    archived: seed.archived,
  }));
}

/** Open issues from the newest back, then a few that are done. */
export function seedIssues(company: Company, now: Date): Issue[] {
  return projectSeeds(company).flatMap((seed, projectIndex) =>
    Array.from({ length: seed.open + DONE_ISSUES }, (_, index) => ({
      id: String((projectIndex + 1) * 1000 + index),
      key: `${seed.key}-${seed.open + DONE_ISSUES - index}`,
      projectKey: seed.key,
      summary: `Issue ${seed.open + DONE_ISSUES - index} of ${seed.name}`,
      done: index >= seed.open,
      created: daysBefore(now, seed.daysAgo + index + 2).toISOString(),
      updated: daysBefore(now, seed.daysAgo + index).toISOString(),
    })),
  );
}
