import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';

interface FilterSelectProps {
  id: string;
  label: string;
  /** The word for no restriction. */
  all: string;
  value?: string;
  options: { value: string; label: string }[];
  onChange: (value?: string) => void;
}

const ALL = 'all';

export function FilterSelect(props: FilterSelectProps) {
  const { id, label, all, value, options, onChange } = props;
  // An address may name something that is no longer there: it stays visible, so that it can be cleared.
  const stale = value && !options.some(option => option.value === value);
  const shown = stale ? [...options, { value, label: value }] : options;
  return (
    <TextField
      select
      id={id}
      label={label}
      variant="outlined"
      size="small"
      style={{ minWidth: 160 }}
      InputLabelProps={{ shrink: true }}
      value={value ?? ALL}
      onChange={({ target }) =>
        onChange(target.value === ALL ? undefined : target.value)
      }
    >
      <MenuItem value={ALL}>{all}</MenuItem>
      {shown.map(option => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
}
