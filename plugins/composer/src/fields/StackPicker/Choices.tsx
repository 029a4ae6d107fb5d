import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import type { Stack, StackChoice, StackOptions } from '../../api/types';
import { composerTranslationRef } from '../../translation/ref';
import { ChoiceGroup } from './ChoiceGroup';

interface ChoicesProps {
  options: StackOptions;
  stack: Stack;
  onChange(stack: Stack): void;
}

const LAYERS = ['language', 'component', 'process', 'system'] as const;

/** The choices by layer, in the order of the stack map. */
export function Choices({ options, stack, onChange }: ChoicesProps) {
  const { t } = useTranslationRef(composerTranslationRef);
  const choose = (choice: StackChoice, id: string | undefined) =>
    onChange(
      choice.layer === 'language'
        ? { ...stack, archetype: id! }
        : { ...stack, features: { ...stack.features, [choice.id]: id } },
    );
  const setParameter = (feature: string, parameter: string, value: string) =>
    onChange({
      ...stack,
      parameters: {
        ...stack.parameters,
        [feature]: { ...stack.parameters?.[feature], [parameter]: value },
      },
    });
  return (
    <>
      {LAYERS.map(layer => {
        const choices = options.choices.filter(each => each.layer === layer);
        if (choices.length === 0) return null;
        return (
          <section key={layer} aria-label={t(`layer.${layer}`)}>
            <Typography variant="h6" component="h3">
              {t(`layer.${layer}`)}
            </Typography>
            {choices.map(choice => (
              <ChoiceGroup
                key={choice.id}
                choice={choice}
                chosen={
                  layer === 'language'
                    ? stack.archetype
                    : stack.features[choice.id]
                }
                parameters={stack.parameters}
                onChoose={id => choose(choice, id)}
                onParameter={setParameter}
              />
            ))}
          </section>
        );
      })}
      <Instances options={options} stack={stack} onChange={onChange} />
    </>
  );
}

/** Which instance of a tool to use, asked only where there are several. */
function Instances({ options, stack, onChange }: ChoicesProps) {
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
