import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core';
import type { TechnologyDetail } from '@strata/backstage-plugin-stack-common';
import { technologyById, technologyRef } from '@strata/technologies';
import type { ReactNode } from 'react';
import { useProcessTitle } from '../../hooks/useProcessTitle';
import { stackTranslationRef } from '../../translation';
import { StatusWord } from '../shared/StatusWord';
import { Section } from './Section';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    gap: theme.spacing(0.5, 2),
    margin: 0,
    overflowWrap: 'anywhere',
    ...theme.typography.body2,
  },
  term: { color: theme.palette.text.secondary },
  value: { margin: 0 },
}));

/** Facts that hold anywhere, with the source of the one that changes. */
export function TechnologyFacts(props: { technology: TechnologyDetail }) {
  const { technology } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(stackTranslationRef);
  const processTitle = useProcessTitle();
  const facts: [string, ReactNode][] = [
    [t('technology.status'), <Status technology={technology} />],
    [t('technology.licence'), technology.licence],
    [t('technology.layer'), t(`layer.${technology.layer}`)],
    [t('technology.category'), t(`category.${technology.category}`)],
    [
      t('technology.enforces'),
      technology.processes.map(id => processTitle(id)).join(', '),
    ],
    [
      t('technology.partOf'),
      technology.partOf && technologyById.get(technology.partOf)?.name,
    ],
    [t('technology.aliases'), technology.aliases.join(', ')],
    [
      t('technology.homepage'),
      <Link to={technology.homepage}>{technology.homepage}</Link>,
    ],
    [
      t('technology.catalog'),
      <EntityRefLink entityRef={technologyRef(technology.id)}>
        {technologyRef(technology.id)}
      </EntityRefLink>,
    ],
  ];
  return (
    <Section title={t('technology.facts')}>
      <dl className={classes.list}>
        {facts
          .filter(([, value]) => value)
          .flatMap(([term, value]) => [
            <dt key={`${term}:`} className={classes.term}>
              {term}
            </dt>,
            <dd key={term} className={classes.value}>
              {value}
            </dd>,
          ])}
      </dl>
    </Section>
  );
}

function Status({ technology }: { technology: TechnologyDetail }) {
  const { t } = useTranslationRef(stackTranslationRef);
  const { status, statusSince, statusSource } = technology;
  return (
    <>
      <StatusWord status={status} />{' '}
      {statusSince && t('technology.since', { when: statusSince })} (
      <Link to={statusSource}>{t('technology.source')}</Link>)
    </>
  );
}
