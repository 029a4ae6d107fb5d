import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Typography } from '@material-ui/core';
import type { TechnologyDetail } from '@strata/backstage-plugin-stack-common';
import { technologyById } from '@strata/technologies';
import { technologyRouteRef } from '../../routes';
import { stackTranslationRef } from '../../translation';
import { StatusWord } from '../shared/StatusWord';
import { Section } from './Section';

/** When to choose and avoid it, what the company says, and how to leave it. */
export function TechnologyGuidance(props: { technology: TechnologyDetail }) {
  const { guidance, advice, migration } = props.technology;
  const { t } = useTranslationRef(stackTranslationRef);
  return (
    <>
      <Section title={t('technology.guidance')}>
        <Typography>{guidance}</Typography>
      </Section>
      {advice && (
        <Section title={t('technology.advice')}>
          <Typography>
            <StatusWord status={advice.ring} /> {advice.reason}
          </Typography>
        </Section>
      )}
      {migration && (
        <Section title={t('technology.migration')}>
          <Successor technology={props.technology} />
          <Typography>{migration}</Typography>
        </Section>
      )}
    </>
  );
}

function Successor({ technology }: { technology: TechnologyDetail }) {
  const { successor } = technology;
  const { t } = useTranslationRef(stackTranslationRef);
  const technologyPath = useRouteRef(technologyRouteRef);
  if (!successor) return null;
  return (
    <Typography>
      {t('technology.successor')}:{' '}
      {'id' in successor ? (
        <Link to={technologyPath({ id: successor.id })}>
          {technologyById.get(successor.id)?.name ?? successor.id}
        </Link>
      ) : (
        successor.name
      )}
    </Typography>
  );
}
