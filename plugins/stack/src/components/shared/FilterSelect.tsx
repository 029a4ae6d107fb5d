import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles, MenuItem, TextField } from '@material-ui/core';
import { stackTranslationRef } from '../../translation';

const useStyles = makeStyles({ field: { minWidth: 140 } });

/** One choice among a few, or all. */
export function FilterSelect(props: {
  label: string;
  value: string | undefined;
  options: { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}) {
  const { label, value = '', options, onChange } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(stackTranslationRef);
  const known = options.some(option => option.value === value);
  return (
    <TextField
      select
      size="small"
      variant="outlined"
      className={classes.field}
      label={label}
      value={value}
      InputLabelProps={{ shrink: true }}
      SelectProps={{ displayEmpty: true }}
      inputProps={{ 'aria-label': label }}
      onChange={event => onChange(event.target.value || undefined)}
    >
      <MenuItem value="">{t('all')}</MenuItem>
      {value && !known && <MenuItem value={value}>{value}</MenuItem>}
      {options.map(option => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
}
