import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';

const useStyles = makeStyles(theme => ({
  select: {
    minWidth: theme.spacing(20),
    // One long option would push the other filters to a line of their own.
    maxWidth: theme.spacing(29),
    '& select': { textOverflow: 'ellipsis' },
  },
}));

/**
 * One filter of a list; the empty value stands for all. One that the address names is shown even
 * where nothing is known of it, as the list is filtered by it.
 */
export function FilterSelect(props: {
  id: string;
  label: string;
  all: string;
  value: string;
  options: { value: string; label: string }[];
  onChange(value: string): void;
}) {
  const { id, label, all, value, options, onChange } = props;
  const classes = useStyles();
  const known = !value || options.some(option => option.value === value);
  const shown = known ? options : [...options, { value, label: value }];
  return (
    <TextField
      select
      size="small"
      variant="outlined"
      id={id}
      label={label}
      className={classes.select}
      value={value}
      onChange={event => onChange(event.target.value)}
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
    >
      <option value="">{all}</option>
      {shown.map(option => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </TextField>
  );
}
