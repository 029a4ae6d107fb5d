import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { makeStyles } from '@material-ui/core/styles';
import type { Stack, StackChoice } from '../../api/types';
import { english } from '../../translation/en';
import { composerTranslationRef } from '../../translation/ref';
import { OptionText } from './OptionText';
import { ParameterFields } from './ParameterFields';

interface ChoiceGroupProps {
  choice: StackChoice;
  /** Id of the option; absent when none is chosen. */
  chosen: string | undefined;
  parameters: Stack['parameters'];
  onChoose(id: string | undefined): void;
  onParameter(feature: string, parameter: string, value: string): void;
}

const NONE = '';

const useStyles = makeStyles(theme => ({
  group: { display: 'flex', margin: theme.spacing(1, 0, 2) },
  option: { alignItems: 'flex-start' },
}));

/** One choice as radio buttons. What cannot be taken stays visible and says why. */
export function ChoiceGroup(props: ChoiceGroupProps) {
  const { choice, chosen, parameters = {}, onChoose, onParameter } = props;
  const { t } = useTranslationRef(composerTranslationRef);
  const styles = useStyles();
  const title = isKnown(choice.id) ? t(`choice.${choice.id}`) : choice.title;
  const option = choice.options.find(({ id }) => id === chosen);
  return (
    <FormControl component="fieldset" className={styles.group}>
      <FormLabel component="legend">{title}</FormLabel>
      <RadioGroup
        name={`stack-${choice.id}`}
        aria-label={title}
        value={chosen ?? NONE}
        onChange={(_, value) => onChoose(value || undefined)}
      >
        {choice.options.map(each => (
          <FormControlLabel
            key={each.id}
            className={styles.option}
            value={each.id}
            // What was chosen before it became impossible can still be left, not taken again.
            disabled={Boolean(each.refusal) && each.id !== chosen}
            control={<Radio color="primary" size="small" />}
            label={
              <OptionText
                option={each}
                isDefault={each.id === choice.default}
                onInstead={onChoose}
              />
            }
          />
        ))}
        {choice.none && (
          <FormControlLabel
            value={NONE}
            control={<Radio color="primary" size="small" />}
            label={choice.none}
          />
        )}
      </RadioGroup>
      {option && (
        <ParameterFields
          option={option}
          values={parameters[option.id] ?? {}}
          onChange={(id, value) => onParameter(option.id, id, value)}
        />
      )}
    </FormControl>
  );
}

function isKnown(id: string): id is keyof typeof english.choice {
  return Object.hasOwn(english.choice, id);
}
