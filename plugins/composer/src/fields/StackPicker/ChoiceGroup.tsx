import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import FormControl from '@material-ui/core/FormControl';
import FormLabel from '@material-ui/core/FormLabel';
import RadioGroup from '@material-ui/core/RadioGroup';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Stack, StackChoice } from '../../api/types';
import { english } from '../../translation/en';
import { composerTranslationRef } from '../../translation/ref';
import { OptionRadio } from './OptionRadio';
import { ParameterFields } from './ParameterFields';
import { Refusal, refusalId } from './Refusal';

interface ChoiceGroupProps {
  choice: StackChoice;
  /** The heading above says what is chosen here. */
  hideTitle: boolean;
  /** Id of the option; absent when none is chosen. */
  chosen: string | undefined;
  parameters: Stack['parameters'];
  onChoose(id: string | undefined): void;
  onParameter(feature: string, parameter: string, value: string): void;
}

const NONE = '';

const useStyles = makeStyles(theme => ({
  group: { display: 'flex', margin: theme.spacing(0.5, 0, 1.5) },
  options: { gap: theme.spacing(1), margin: theme.spacing(0.75, 0, 0.5) },
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
      {!props.hideTitle && <FormLabel component="legend">{title}</FormLabel>}
      <RadioGroup
        row
        className={styles.options}
        name={`stack-${choice.id}`}
        aria-label={title}
        value={chosen ?? NONE}
        onChange={(_, value) => onChoose(value || undefined)}
      >
        {choice.options.map(({ id, refusal, ...each }) => (
          <OptionRadio
            key={id}
            id={id}
            title={each.title}
            hint={each.summary}
            chosen={id === chosen}
            isDefault={id === choice.default}
            // What was chosen before it became impossible can still be left, not taken again.
            disabled={Boolean(refusal) && id !== chosen}
            describedBy={refusal && refusalId(id)}
          />
        ))}
        {choice.none && (
          <OptionRadio id={NONE} title={choice.none} chosen={!chosen} />
        )}
      </RadioGroup>
      {option && !option.refusal && (
        <Typography variant="body2" color="textSecondary">
          {option.summary}
        </Typography>
      )}
      {choice.options.map(each => (
        <Refusal key={each.id} option={each} onInstead={onChoose} />
      ))}
      {option && (
        <ParameterFields
          option={option}
          parameters={option.parameters.filter(({ optional }) => !optional)}
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
