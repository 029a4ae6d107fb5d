import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import Collapse from '@material-ui/core/Collapse';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { useState } from 'react';
import type { Stack, StackOption } from '../../api/types';
import { composerTranslationRef } from '../../translation/ref';
import { ParameterFields } from './ParameterFields';

const CONTENT = 'stack-more-settings';

/** What need not be said: folded away until somebody wants to say it. */
export function MoreSettings(props: {
  options: StackOption[];
  parameters: Stack['parameters'];
  onParameter(feature: string, parameter: string, value: string): void;
}) {
  const { parameters = {}, onParameter } = props;
  const { t } = useTranslationRef(composerTranslationRef);
  const optional = props.options.map(option => ({
    option,
    asked: option.parameters.filter(each => each.optional),
  }));
  const count = optional.flatMap(({ asked }) => asked).length;
  const filled = optional.some(({ option, asked }) =>
    asked.some(({ id }) => parameters[option.id]?.[id]),
  );
  const [open, setOpen] = useState(filled);
  if (count === 0) return null;
  return (
    <>
      <Button
        size="small"
        color="primary"
        aria-expanded={open}
        aria-controls={open ? CONTENT : undefined}
        startIcon={open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
        onClick={() => setOpen(!open)}
      >
        {t('stack.more', { number: String(count) })}
      </Button>
      <Collapse in={open} unmountOnExit>
        <div id={CONTENT}>
          {optional.map(({ option, asked }) => (
            <ParameterFields
              key={option.id}
              option={option}
              parameters={asked}
              values={parameters[option.id] ?? {}}
              onChange={(id, value) => onParameter(option.id, id, value)}
            />
          ))}
        </div>
      </Collapse>
    </>
  );
}
