import { InfoCard, Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { RELATION_DEPENDS_ON } from '@backstage/catalog-model';
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
import { rootRouteRef, technologyRouteRef } from '../../routes';
import { stackTranslationRef } from '../../translation';
import { mainStatus, StatusWord } from '../shared/StatusWord';

/** What a service is built on, by layer. Its own relations say so; the backend only adds our advice. */
export function EntityStackCard() {
  const { entity } = useEntity();
  const { t } = useTranslationRef(stackTranslationRef);
  const { title, name } = entity.metadata;
  const mapPath = useRouteRef(rootRouteRef)();
  const advice = useAdvice();
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
          technologies={ids.flatMap(id => {
            const technology = technologyById.get(id);
            return technology?.layer === layer ? [technology] : [];
          })}
        />
      ))}
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
}) {
  const { layer, technologies, advice } = props;
  const { t } = useTranslationRef(stackTranslationRef);
  const technologyPath = useRouteRef(technologyRouteRef);
  if (technologies.length === 0) return null;
  return (
    <Box mb={1.5}>
      <Typography variant="subtitle2" component="h3">
        {t(`layer.${layer}`)}
      </Typography>
      {technologies.map(({ id, name, category, status }) => (
        <Typography key={id} variant="body2">
          <Link to={technologyPath({ id })}>{name}</Link>
          {layer === 'component' && ` · ${t(`category.${category}`)}`} ·{' '}
          <StatusWord
            status={mainStatus({ status, advice: advice[id] }) ?? status}
          />
        </Typography>
      ))}
    </Box>
  );
}
