import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles, Typography } from '@material-ui/core';
import type { StackMap } from '@strata/backstage-plugin-stack-common';
import type { Light } from '../../lib/light';
import { stackTranslationRef } from '../../translation';
import { BandPaper } from './BandPaper';
import { EmptyBand } from './EmptyBand';
import { TechnologyChips } from './TechnologyChips';

const useStyles = makeStyles(theme => ({
  groups: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(260px, 1fr))',
    gap: theme.spacing(1, 3),
  },
}));

export interface BandProps {
  map: StackMap;
  light: Light;
  /** Whether a filter may be why there is nothing to show. */
  filtered: boolean;
}

export function LanguageBand({ map, light, filtered }: BandProps) {
  return (
    <BandPaper band="language">
      {map.languages.length === 0 && (
        <EmptyBand band="language" filtered={filtered} />
      )}
      <TechnologyChips uses={map.languages} map={map} light={light} />
    </BandPaper>
  );
}

export function ComponentBand({ map, light, filtered }: BandProps) {
  const classes = useStyles();
  const { t } = useTranslationRef(stackTranslationRef);
  return (
    <BandPaper band="component">
      {map.components.length === 0 && (
        <EmptyBand band="component" filtered={filtered} />
      )}
      <div className={classes.groups}>
        {map.components.map(({ category, technologies }) => (
          <div key={category}>
            <Typography variant="subtitle2" component="h3">
              {t(`category.${category}`)}
            </Typography>
            <TechnologyChips uses={technologies} map={map} light={light} />
          </div>
        ))}
      </div>
    </BandPaper>
  );
}
