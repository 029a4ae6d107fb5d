import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { TechnologyUse } from '@strata/backstage-plugin-stack-common';
import { lightOf, type Light } from '../../lib/light';
import { stackTranslationRef } from '../../translation';
import { mainStatus, StatusWord } from '../shared/StatusWord';
import { Chip } from './Chip';

/** Technologies with how many services use them; a status is shown where it is a warning. */
export function TechnologyChips(props: {
  uses: TechnologyUse[];
  /** Number of services that fills a bar. */
  max: number;
  light: Light;
}) {
  const { uses, max, light } = props;
  const { t } = useTranslationRef(stackTranslationRef);
  return (
    <>
      {uses.map(use => {
        const target = { kind: 'technology' as const, id: use.id };
        const status = mainStatus(use) ?? 'active';
        return (
          <Chip
            key={use.id}
            name={use.name}
            label={t('map.chipLabel', {
              name: use.name,
              services: t('services', { count: use.services }),
              status: t(`status.${status}`),
            })}
            light={lightOf(light, target)}
            onPress={() => light.toggle(target)}
            bar={use.services / max}
          >
            <span>{use.services}</span>
            {status !== 'active' && <StatusWord status={status} />}
          </Chip>
        );
      })}
    </>
  );
}
