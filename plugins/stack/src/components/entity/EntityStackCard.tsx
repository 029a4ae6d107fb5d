import { InfoCard, Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  RELATION_DEPENDS_ON,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import type { AdviceById } from '@strata/backstage-plugin-stack-common';
import { Box, Typography } from '@material-ui/core';
import {
  layers,
  technologyById,
  technologyIdOfRef,
  type Technology,
} from '@strata/technologies';
import { useAdvice } from '../../hooks/useAdvice';
import { useObserved, type Observed } from '../../hooks/useObserved';
import { rootRouteRef, technologyRouteRef } from '../../routes';
import { stackTranslationRef } from '../../translation';
import { mainStatus, StatusWord } from '../shared/StatusWord';
import { Observation, SeenBesides, Unread } from './Observation';

/**
 * What a service is built on, by layer. Its own relations say so; the backend adds our advice, and
 * what its repository shows.
 */
export function EntityStackCard() {
  const { entity } = useEntity();
  const { t } = useTranslationRef(stackTranslationRef);
  const { title, name } = entity.metadata;
  const mapPath = useRouteRef(rootRouteRef)();
  const advice = useAdvice();
  const observed = useObserved(stringifyEntityRef(entity));
  const ids = (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_DEPENDS_ON)
    .flatMap(({ targetRef }) => technologyIdOfRef(targetRef) ?? []);
  const unknown = ids.filter(id => !technologyById.has(id));
  return (
    <InfoCard
      title={t('card.title')}
      deepLink={{
        title: t('card.openMap'),
        link: `${mapPath}?q=${encodeURIComponent(title ?? name)}`,
      }}
    >
      {ids.length === 0 && (
        <>
          <Typography>{t('card.empty')}</Typography>
          <Typography variant="body2" color="textSecondary">
            {t('card.emptyHow')}
          </Typography>
        </>
      )}
      {layers.map(layer => (
        <LayerGroup
          key={layer}
          layer={layer}
          advice={advice}
          observed={observed}
          technologies={ids.flatMap(id => {
            const technology = technologyById.get(id);
            return technology?.layer === layer ? [technology] : [];
          })}
        />
      ))}
      <SeenBesides declared={ids} observed={observed.observed ?? []} />
      <Unread parts={observed.unread ?? []} />
      {unknown.length > 0 && (
        <Typography variant="body2">
          {unknown.join(', ')}: {t('card.unknown')}
        </Typography>
      )}
    </InfoCard>
  );
}

function LayerGroup(props: {
  layer: Technology['layer'];
  technologies: Technology[];
  advice: AdviceById;
  observed: Observed;
}) {
  const { layer, technologies, advice, observed } = props;
  const { t } = useTranslationRef(stackTranslationRef);
  const technologyPath = useRouteRef(technologyRouteRef);
  if (technologies.length === 0) return null;
  return (
    <Box mb={1.5}>
      <Typography variant="subtitle2" component="h3">
        {t(`layer.${layer}`)}
      </Typography>
      {technologies.map(technology => (
        <Box key={technology.id}>
          <Typography variant="body2">
            <Link to={technologyPath({ id: technology.id })}>
              {technology.name}
            </Link>
            {layer === 'component' &&
              ` · ${t(`category.${technology.category}`)}`}{' '}
            ·{' '}
            <StatusWord
              status={
                mainStatus({ ...technology, advice: advice[technology.id] }) ??
                technology.status
              }
            />
          </Typography>
          <Observation technology={technology} observed={observed} />
        </Box>
      ))}
    </Box>
  );
}
