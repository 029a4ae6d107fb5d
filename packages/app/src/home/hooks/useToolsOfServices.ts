import { useApi } from '@backstage/core-plugin-api';
import { toolsApiRef } from '@strata/backstage-plugin-tools';
import type {
  ItemHealth,
  LinkedItem,
  ServiceTools,
} from '@strata/backstage-plugin-tools-common';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import type { MyService } from './useMyServices';

/** One call for each service: more of them would keep the page waiting. */
const SERVICES_ASKED = 12;

// The worst one of a service's items is what a person wants to know.
const WORST_FIRST: ItemHealth[] = ['failing', 'warning', 'ok', 'unknown'];

export interface Suggestion {
  service: MyService;
  item: LinkedItem;
}

/** Health of, and suggestions for, the first services. A service that cannot be read does not hide the others. */
export function useToolsOfServices(services: MyService[] | undefined) {
  const api = useApi(toolsApiRef);
  return useAsyncRetry(async (): Promise<ToolsOfServices | undefined> => {
    if (!services) return undefined;
    const asked = services.slice(0, SERVICES_ASKED);
    const answers = await Promise.allSettled(
      asked.map(service => api.getServiceTools(service.ref)),
    );
    const health = new Map<string, ItemHealth>();
    const suggestions: Suggestion[] = [];
    const failed: MyService[] = [];
    let problem: unknown;
    answers.forEach((answer, index) => {
      const service = asked[index];
      if (answer.status === 'rejected') {
        failed.push(service);
        problem = answer.reason;
        return;
      }
      health.set(service.ref, worstHealth(answer.value));
      suggestions.push(
        ...answer.value.suggestions.map(item => ({ service, item })),
      );
    });
    if (failed.length > 0 && failed.length === asked.length) throw problem;
    suggestions.sort(
      (left, right) => right.item.link.confidence - left.item.link.confidence,
    );
    return { health, suggestions, failed };
  }, [api, services]);
}

function worstHealth({ groups }: ServiceTools): ItemHealth {
  const seen = groups.flatMap(({ items }) =>
    items.map(({ status }) => status.health),
  );
  return WORST_FIRST.find(health => seen.includes(health)) ?? 'unknown';
}

export interface ToolsOfServices {
  health: Map<string, ItemHealth>;
  suggestions: Suggestion[];
  /** Services whose tools could not be read. */
  failed: MyService[];
}
