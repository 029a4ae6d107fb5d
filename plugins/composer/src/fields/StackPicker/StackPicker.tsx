import { Progress, ResponseErrorPanel } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ResponseError } from '@backstage/errors';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import Button from '@material-ui/core/Button';
import Grid from '@material-ui/core/Grid';
import Alert from '@material-ui/lab/Alert';
import { useEffect } from 'react';
import type { ServiceDraft, Stack } from '../../api/types';
import { composerTranslationRef } from '../../translation/ref';
import { Choices } from './Choices';
import { findDraftProblems } from './findProblems';
import { Preview } from './preview/Preview';
import { useOptions } from './useOptions';
import { usePreview } from './usePreview';

/** Every choice of a new service on the left, what comes of it on the right. */
export function StackPicker(props: FieldExtensionComponentProps<Stack>) {
  const { formData, onChange, formContext } = props;
  const { t } = useTranslationRef(composerTranslationRef);
  // Before anything is chosen the form holds an empty object.
  const stack = formData?.archetype ? formData : undefined;
  const { options, error, retry } = useOptions(stack);
  const form: Partial<ServiceDraft> = formContext?.formData ?? {};
  const problems = options
    ? findDraftProblems(form, stack ?? options.selection, options)
    : [];
  const complete = stack && options && problems.length === 0;
  const preview = usePreview(complete ? toDraft(form, stack) : undefined);
  useEffect(() => {
    if (!stack && options) onChange(options.selection);
  }, [stack, options, onChange]);

  if (!options) {
    if (error) return <Failure error={error} onRetry={retry} />;
    return <Progress aria-label={t('stack.loading')} />;
  }
  return (
    <Grid container spacing={3}>
      <Grid item xs={12} md={5}>
        <Choices
          options={options}
          stack={stack ?? options.selection}
          onChange={onChange}
        />
      </Grid>
      <Grid item xs={12} md={7}>
        <Preview state={preview} problems={problems} />
      </Grid>
    </Grid>
  );
}

function Failure(props: { error: Error; onRetry(): void }) {
  const { error, onRetry } = props;
  const { t } = useTranslationRef(composerTranslationRef);
  if (error instanceof ResponseError && error.statusCode === 403) {
    return <Alert severity="warning">{t('stack.denied')}</Alert>;
  }
  return (
    <>
      <ResponseErrorPanel
        title={t('stack.failed', { message: error.message })}
        error={error}
      />
      <Button onClick={onRetry}>{t('stack.retry')}</Button>
    </>
  );
}

/** The form as a service, without what it says besides. */
function toDraft(form: Partial<ServiceDraft>, stack: Stack): ServiceDraft {
  const { name = '', description = '', owner = '', system } = form;
  return { name, description, owner, ...(system && { system }), stack };
}
