import type { MatrixRow } from '@strata/backstage-plugin-compliance-common';
import TextField from '@material-ui/core/TextField';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { OUTCOMES } from '../../lib/outcomes';
import { useProcessTitle } from '../../hooks/useProcessTitle';
import { byProcess } from '../../lib/processes';
import { isoDay } from '../../lib/time';
import { complianceTranslationRef } from '../../translation';
import type { ResultFilter } from '../../hooks/useResultFilter';
import { FilterSelect } from './FilterSelect';

interface ResultFiltersProps {
  filter: ResultFilter;
  rows: MatrixRow[];
  processes: string[];
  onChange: (patch: Partial<ResultFilter>) => void;
}

/** Team, process, outcome and day. */
export function ResultFilters(props: ResultFiltersProps) {
  const { filter, rows, processes, onChange } = props;
  const { t } = useTranslationRef(complianceTranslationRef);
  const processTitle = useProcessTitle();
  const all = t('filter.all');
  return (
    <>
      <FilterSelect
        id="compliance-team"
        label={t('filter.team')}
        all={all}
        value={filter.team}
        options={rows.map(row => ({ value: row.team, label: row.teamTitle }))}
        onChange={team => onChange({ team })}
      />
      <FilterSelect
        id="compliance-process"
        label={t('filter.process')}
        all={all}
        value={filter.process}
        options={[...processes]
          .sort(byProcess)
          .map(id => ({ value: id, label: processTitle(id) }))}
        onChange={process => onChange({ process })}
      />
      <FilterSelect
        id="compliance-outcome"
        label={t('filter.outcome')}
        all={all}
        value={filter.outcome}
        options={OUTCOMES.map(id => ({ value: id, label: t(`outcome.${id}`) }))}
        onChange={outcome =>
          onChange({ outcome: outcome as ResultFilter['outcome'] })
        }
      />
      <TextField
        id="compliance-as-of"
        type="date"
        label={t('filter.asOf')}
        variant="outlined"
        size="small"
        InputLabelProps={{ shrink: true }}
        inputProps={{ max: isoDay(-1) }}
        value={filter.asOf ?? ''}
        onChange={({ target }) => onChange({ asOf: target.value || undefined })}
      />
    </>
  );
}
