import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { LinkSource } from '@strata/backstage-plugin-tools-common';
import { useUrlState } from '../../hooks/useUrlState';
import { toolsTranslationRef } from '../../translation/ref';
import { FilterSelect } from '../shared/FilterSelect';
import { useTeamOptions, useToolOptions } from './useLinkFilters';

/** Rules that may be unsure. */
const SOURCES: LinkSource[] = [
  'annotation',
  'codeowners',
  'repository',
  'label',
  'naming',
  'name',
];
const PERCENTS = [90, 80, 70];

export function TeamFilter() {
  const { t } = useTranslationRef(toolsTranslationRef);
  const [team, setTeam] = useUrlState('team');
  return (
    <FilterSelect
      id="links-team"
      label={t('links.team')}
      all={t('links.allTeams')}
      value={team}
      options={useTeamOptions()}
      onChange={setTeam}
    />
  );
}

export function ToolFilter() {
  const { t } = useTranslationRef(toolsTranslationRef);
  const [tool, setTool] = useUrlState('tool');
  return (
    <FilterSelect
      id="links-tool"
      label={t('syncs.filterTool')}
      all={t('syncs.allTools')}
      value={tool}
      options={useToolOptions()}
      onChange={setTool}
    />
  );
}

export function RuleFilter() {
  const { t } = useTranslationRef(toolsTranslationRef);
  const [rule, setRule] = useUrlState('rule');
  return (
    <FilterSelect
      id="links-rule"
      label={t('links.rule')}
      all={t('links.allRules')}
      value={rule}
      options={SOURCES.map(source => ({
        value: source,
        label: t(`source.${source}`, {}),
      }))}
      onChange={setRule}
    />
  );
}

export function ConfidenceFilter() {
  const { t } = useTranslationRef(toolsTranslationRef);
  const [percent, setPercent] = useUrlState('confidence');
  return (
    <FilterSelect
      id="links-confidence"
      label={t('links.confidence')}
      all={t('links.anyConfidence')}
      value={percent}
      options={PERCENTS.map(value => ({
        value: String(value),
        label: t('links.atLeast', { percent: String(value) }),
      }))}
      onChange={setPercent}
    />
  );
}
