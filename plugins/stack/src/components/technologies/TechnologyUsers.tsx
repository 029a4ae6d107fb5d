import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Typography } from '@material-ui/core';
import type { TechnologyDetail } from '@strata/backstage-plugin-stack-common';
import { technologyRouteRef } from '../../routes';
import { stackTranslationRef } from '../../translation';
import { Age } from '../shared/Age';
import { ServiceList } from '../shared/ServiceList';
import { mainStatus, StatusWord } from '../shared/StatusWord';
import { Section } from './Section';

/** Teams, services and connected tools. */
export function TechnologyUsers({
  technology,
}: {
  technology: TechnologyDetail;
}) {
  const { id, services, teams, tools, asOf } = technology;
  const { t } = useTranslationRef(stackTranslationRef);
  return (
    <>
      <Section title={t('technology.users')}>
        <Typography variant="body2" color="textSecondary">
          {t('services', { count: services })} · <Age time={asOf} />
        </Typography>
        {teams.map(team => (
          <Typography key={team.ref} variant="body2">
            <EntityRefLink entityRef={team.ref}>{team.title}</EntityRefLink>{' '}
            {team.services}
          </Typography>
        ))}
        {services === 0 ? (
          <Typography>{t('technology.noUsers', { id })}</Typography>
        ) : (
          <ServiceList
            key={id}
            query={{ select: { kind: 'technology', id } }}
          />
        )}
      </Section>
      {tools.length > 0 && (
        <Section title={t('technology.tools')}>
          {tools.map(({ instance, title }) => (
            <Typography key={instance} variant="body2">
              {title}
            </Typography>
          ))}
        </Section>
      )}
    </>
  );
}

/** Others of the same category, most used first. */
export function Alternatives({ technology }: { technology: TechnologyDetail }) {
  const { t } = useTranslationRef(stackTranslationRef);
  const technologyPath = useRouteRef(technologyRouteRef);
  const { alternatives } = technology;
  return (
    <Section title={t('technology.alternatives')}>
      {alternatives.length === 0 && (
        <Typography>{t('technology.noAlternatives')}</Typography>
      )}
      {alternatives.map(use => (
        <Typography key={use.id} variant="body2">
          <Link to={technologyPath({ id: use.id })}>{use.name}</Link>{' '}
          {t('services', { count: use.services })}{' '}
          <StatusWord status={mainStatus(use) ?? 'active'} />
        </Typography>
      ))}
    </Section>
  );
}
