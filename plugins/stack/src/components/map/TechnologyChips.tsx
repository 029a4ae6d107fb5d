import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  StackMap,
  TechnologyUse,
} from '@strata/backstage-plugin-stack-common';
import { lightOf, type Light } from '../../lib/light';
import { stackTranslationRef } from '../../translation';
import { mainStatus, StatusWord } from '../shared/StatusWord';
import { teamTitles } from '../../lib/teams';
import { Chip } from './Chip';

/** Technologies with how many services and which teams use them; a status is shown where it is a warning. */
export function TechnologyChips(props: {
  uses: TechnologyUse[];
  map: StackMap;
  light: Light;
}) {
  const { uses, map, light } = props;
  const { t } = useTranslationRef(stackTranslationRef);
  return (
    <>
      {uses.map(use => {
        const target = { kind: 'technology' as const, id: use.id };
        const status = mainStatus(use) ?? 'active';
        const teams = teamTitles(use, map);
        const label = t('map.chipLabel', {
          name: use.name,
          services: t('services', { count: use.services }),
          status: t(`status.${status}`),
        });
        return (
          <Chip
            key={use.id}
            name={use.name}
            label={[label, teams].filter(Boolean).join(', ')}
            hint={teams}
            light={lightOf(light, target)}
            onPress={() => light.toggle(target)}
            bar={use.services / map.services.shown}
          >
            <span>{use.services}</span>
            {status !== 'active' && <StatusWord status={status} />}
          </Chip>
        );
      })}
    </>
  );
}
