import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import type { Stack, StackChoice, StackOptions } from '../../api/types';
import { composerTranslationRef } from '../../translation/ref';
import { ChoiceGroup } from './ChoiceGroup';
import { chosenOptions } from './findProblems';
import { Instances } from './Instances';
import { MoreSettings } from './MoreSettings';

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
            <Typography variant="subtitle1" component="h3">
              {t(`layer.${layer}`)}
            </Typography>
            {choices.map(choice => (
              <ChoiceGroup
                key={choice.id}
                choice={choice}
                hideTitle={choice.id === layer}
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
      <MoreSettings
        options={chosenOptions(stack, options)}
        parameters={stack.parameters}
        onParameter={setParameter}
      />
      <Instances options={options} stack={stack} onChange={onChange} />
    </>
  );
}
