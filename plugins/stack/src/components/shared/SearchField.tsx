import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { TextField } from '@material-ui/core';
import { useEffect, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { stackTranslationRef } from '../../translation';

/** How long a person stops typing before we search; milliseconds. */
const PAUSE_MS = 250;

/** A search that writes into the address once the person stops typing. */
export function SearchField(props: {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const { value = '', onChange } = props;
  const { t } = useTranslationRef(stackTranslationRef);
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useDebounce(
    () => {
      if (typed !== value) onChange(typed || undefined);
    },
    PAUSE_MS,
    [typed],
  );
  return (
    <TextField
      type="search"
      size="small"
      variant="outlined"
      label={t('filter.search')}
      InputLabelProps={{ shrink: true }}
      value={typed}
      onChange={event => setTyped(event.target.value)}
    />
  );
}
