import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Checkbox, FormControlLabel, makeStyles } from '@material-ui/core';
import {
  stackStatuses,
  type TechnologyQuery,
} from '@strata/backstage-plugin-stack-common';
import { categories, layers } from '@strata/technologies';
import type { SetTechnologyQuery } from '../../hooks/useTechnologyQuery';
import { stackTranslationRef } from '../../translation';
import { FilterSelect } from '../shared/FilterSelect';
import { SearchField } from '../shared/SearchField';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    marginBottom: theme.spacing(2),
  },
}));

export function TechnologyFilters(props: {
  query: TechnologyQuery;
  setValues: SetTechnologyQuery;
}) {
  const { query, setValues } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(stackTranslationRef);
  return (
    <div className={classes.root} role="search" aria-label={t('filter.label')}>
      <FilterSelect
        label={t('filter.layer')}
        value={query.layer}
        options={layers.map(layer => ({
          value: layer,
          label: t(`layer.${layer}`),
        }))}
        onChange={layer => setValues({ layer, category: undefined })}
      />
      <FilterSelect
        label={t('filter.category')}
        value={query.category}
        options={categories
          .filter(({ layer }) => !query.layer || layer === query.layer)
          .map(({ id }) => ({ value: id, label: t(`category.${id}`) }))}
        onChange={category => setValues({ category })}
      />
      <FilterSelect
        label={t('filter.status')}
        value={query.status}
        options={stackStatuses.map(status => ({
          value: status,
          label: t(`status.${status}`),
        }))}
        onChange={status => setValues({ status })}
      />
      <SearchField value={query.q} onChange={q => setValues({ q })} />
      <FormControlLabel
        label={t('filter.used')}
        control={
          <Checkbox
            color="primary"
            checked={Boolean(query.used)}
            onChange={(_, checked) =>
              setValues({ used: checked ? 'true' : undefined })
            }
          />
        }
      />
    </div>
  );
}
