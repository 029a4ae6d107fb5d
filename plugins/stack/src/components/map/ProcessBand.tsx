import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles, Typography } from '@material-ui/core';
import type { ProcessUse } from '@strata/backstage-plugin-stack-common';
import { useProcessTitle } from '../../hooks/useProcessTitle';
import { lightOf, type Light } from '../../lib/light';
import { stackTranslationRef } from '../../translation';
import { BandPaper } from './BandPaper';
import { Chip } from './Chip';
import { EmptyBand } from './EmptyBand';
import { SourceNotice } from './SourceNotice';
import type { BandProps } from './TechnologyBands';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(260px, 1fr))',
    gap: theme.spacing(0.5, 3),
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
}));

/** Processes with their compliance and the systems that enforce them. */
export function ProcessBand({ map, light, filtered }: BandProps) {
  const classes = useStyles();
  const { state, items } = map.processes;
  return (
    <BandPaper band="process">
      <SourceNotice band="process" state={state} />
      {items.length === 0 && <EmptyBand band="process" filtered={filtered} />}
      <ul className={classes.list}>
        {items.map(item => (
          <li key={item.process}>
            <ProcessChip item={item} light={light} scored={state === 'ok'} />
          </li>
        ))}
      </ul>
    </BandPaper>
  );
}

function ProcessChip(props: {
  item: ProcessUse;
  light: Light;
  scored: boolean;
}) {
  const { item, light, scored } = props;
  const { t } = useTranslationRef(stackTranslationRef);
  const target = { kind: 'process' as const, id: item.process };
  const name = useProcessTitle()(item.process, item.title);
  const score =
    item.score === undefined
      ? t('map.noScore')
      : t('map.score', { score: String(Math.round(item.score)) });
  const coverage =
    item.coverage === undefined
      ? ''
      : t('map.coverage', { coverage: String(Math.round(item.coverage)) });
  const systems =
    item.enforcedBy.map(system => system.name).join(', ') || t('map.byPeople');
  const words = [scored && score, scored && coverage, systems].filter(Boolean);
  return (
    <>
      <Chip
        name={name}
        label={[name, ...words].join(', ')}
        light={lightOf(light, target)}
        onPress={() => light.toggle(target)}
        bar={item.score === undefined ? undefined : item.score / 100}
      >
        {scored && <span>{score}</span>}
      </Chip>
      <Typography variant="caption" color="textSecondary">
        {[scored && coverage, systems].filter(Boolean).join(' · ')}
      </Typography>
    </>
  );
}
