import { ciSchedules } from '@strata/backstage-plugin-tools-common';
import { properties, type BuildTypeRow } from '../rows';

const CRON = ['sec', 'min', 'hour', 'dm', 'month', 'dw', 'year'];

/** Builds that start by the clock; nothing where the account may not see triggers. */
export function schedulesOf({ triggers }: BuildTypeRow) {
  if (!triggers) return [];
  const schedules = triggers.trigger
    .filter(({ type }) => type === 'schedulingTrigger')
    .map(trigger => ({
      name: trigger.id,
      rule: ruleOf(properties(trigger.properties)),
      active: !trigger.disabled,
    }));
  return [{ type: ciSchedules, value: { schedules } }];
}

function ruleOf(values: Record<string, string>): string {
  const { schedulingPolicy = 'unknown', timezone } = values;
  const parts = [schedulingPolicy];
  if (schedulingPolicy === 'cron') {
    parts.push(...CRON.map(field => values[`cronExpression_${field}`] ?? '*'));
  } else {
    if (schedulingPolicy === 'weekly') parts.push(values.dayOfWeek ?? '');
    const minute = (values.minute ?? '0').padStart(2, '0');
    parts.push(`${values.hour ?? '0'}:${minute}`);
  }
  if (timezone && timezone !== 'SERVER') parts.push(timezone);
  return parts.filter(Boolean).join(' ');
}
