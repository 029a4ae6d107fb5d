import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import TextField from '@material-ui/core/TextField';
import type { ParameterInfo, StackOption } from '../../api/types';
import { composerTranslationRef } from '../../translation/ref';

/** What a chosen option still wants to know. */
export function ParameterFields(props: {
  option: StackOption;
  parameters: ParameterInfo[];
  values: Record<string, string>;
  onChange(id: string, value: string): void;
}) {
  const { t } = useTranslationRef(composerTranslationRef);
  const problem = ({ title, pattern }: ParameterInfo, value: string) =>
    value && pattern && !new RegExp(pattern, 'u').test(value)
      ? t('stack.malformed', { option: props.option.title, parameter: title })
      : undefined;
  return (
    <>
      {props.parameters.map(parameter => {
        const value = props.values[parameter.id] ?? '';
        const wrong = problem(parameter, value);
        return (
          <TextField
            key={parameter.id}
            id={`parameter-${props.option.id}-${parameter.id}`}
            fullWidth
            size="small"
            margin="dense"
            label={parameter.title}
            required={!parameter.optional}
            value={value}
            error={Boolean(wrong)}
            helperText={wrong ?? parameter.description}
            onChange={event =>
              props.onChange(parameter.id, event.target.value.trim())
            }
          />
        );
      })}
    </>
  );
}
