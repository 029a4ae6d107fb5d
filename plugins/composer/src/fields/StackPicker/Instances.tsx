import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import type { Stack, StackOptions } from '../../api/types';
import { composerTranslationRef } from '../../translation/ref';

/** Which instance of a tool to use, asked only where there are several. */
export function Instances(props: {
  options: StackOptions;
  stack: Stack;
  onChange(stack: Stack): void;
}) {
  const { options, stack, onChange } = props;
  const { t } = useTranslationRef(composerTranslationRef);
  const connectors = [...new Set(options.tools.map(each => each.connector))];
  return (
    <>
      {connectors.map(connector => {
        const tools = options.tools.filter(
          each => each.connector === connector,
        );
        if (tools.length < 2) return null;
        return (
          <TextField
            key={connector}
            id={`instance-${connector}`}
            select
            fullWidth
            margin="normal"
            label={t('stack.instance', { tool: connector })}
            value={stack.instances?.[connector] ?? tools[0].instance}
            onChange={({ target: { value } }) =>
              onChange({
                ...stack,
                instances: { ...stack.instances, [connector]: value },
              })
            }
          >
            {tools.map(({ instance, title }) => (
              <MenuItem key={instance} value={instance}>
                {title}
              </MenuItem>
            ))}
          </TextField>
        );
      })}
    </>
  );
}
