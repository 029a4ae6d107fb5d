import { InfoCard, StatusError } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type { ReactNode } from 'react';
import { homeTranslationRef } from '../translation';

/** What a block has to know about its data. */
export interface BlockState<T> {
  value?: T;
  error?: Error;
  retry(): void;
}

interface BlockProps<T> {
  title: string;
  /** What could not be loaded, when that is so. */
  what: string;
  state: BlockState<T>;
  /** Height while loading, in pixels: about that of the usual content. */
  height: number;
  children: (value: NonNullable<T>) => ReactNode;
}

/** A part of the page that loads and fails without the others. */
export function Block<T>(props: BlockProps<T>) {
  const { title, what, state, height, children } = props;
  const { t } = useTranslationRef(homeTranslationRef);
  const content = () => {
    if (state.error) {
      return (
        <div role="alert">
          <StatusError>{t('failed', { what })}</StatusError>
          <Typography variant="body2">
            {t('remedy', { problem: state.error.message })}
          </Typography>
          <Button onClick={state.retry}>{t('retry')}</Button>
        </div>
      );
    }
    if (state.value) return children(state.value);
    return <div role="status" aria-label={t('loading')} style={{ height }} />;
  };
  return (
    <section aria-label={title}>
      <InfoCard title={title}>{content()}</InfoCard>
    </section>
  );
}
