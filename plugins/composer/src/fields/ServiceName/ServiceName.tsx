import { useApi } from '@backstage/core-plugin-api';
import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/core-plugin-api/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import TextField from '@material-ui/core/TextField';
import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { composerTranslationRef } from '../../translation/ref';
import { validateName, type NameState } from './validateName';

/** Milliseconds without a key before the catalog is asked. */
const PAUSE = 300;

type Shown =
  | NameState
  | { kind: 'help' }
  | { kind: 'checking' }
  | { kind: 'unchecked'; message: string };

/** A text field that says while one types whether the name can be had. */
export function ServiceName(props: FieldExtensionComponentProps<string>) {
  const { formData: name = '', onChange, rawErrors = [], schema } = props;
  const { t } = useTranslationRef(composerTranslationRef);
  const catalog = useApi(catalogApiRef);
  const [state, setState] = useState<Shown>({ kind: 'help' });
  useDebounce(
    () => {
      if (!name) return;
      validateName(name, catalog).then(
        answer => setState(answer),
        error => setState({ kind: 'unchecked', message: error.message }),
      );
    },
    PAUSE,
    [name, catalog],
  );
  const wrong = ['invalid', 'tooLong', 'taken'].includes(state.kind);
  return (
    <TextField
      id={props.idSchema?.$id}
      label={schema.title}
      helperText={describe(state, t)}
      required={props.required}
      value={name}
      onChange={({ target: { value } }) => {
        setState({ kind: value ? 'checking' : 'help' });
        onChange(value);
      }}
      margin="normal"
      fullWidth
      error={wrong || (rawErrors.length > 0 && !name)}
      inputProps={{
        autoFocus: props.uiSchema['ui:autofocus'],
        spellCheck: false,
        autoComplete: 'off',
      }}
      FormHelperTextProps={{ role: 'status' }}
    />
  );
}

type Translate = TranslationFunction<(typeof composerTranslationRef)['T']>;

function describe(state: Shown, t: Translate): string {
  switch (state.kind) {
    case 'taken':
      return t('name.taken', { ref: state.ref });
    case 'unchecked':
      return t('name.unchecked', { message: state.message });
    default:
      return t(`name.${state.kind}`);
  }
}
