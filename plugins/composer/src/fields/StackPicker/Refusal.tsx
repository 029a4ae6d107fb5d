import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Link from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import BlockIcon from '@material-ui/icons/Block';
import type { StackOption } from '../../api/types';
import { composerTranslationRef } from '../../translation/ref';

const useStyles = makeStyles(theme => ({
  icon: { verticalAlign: 'text-bottom', marginRight: theme.spacing(0.5) },
}));

/** Id of the element that says why an option cannot be taken. */
export const refusalId = (option: string) => `refusal-${option}`;

/** Why an option cannot be taken, and what to take instead. */
export function Refusal(props: {
  option: StackOption;
  onInstead(id: string): void;
}) {
  const { id, title, refusal } = props.option;
  const { t } = useTranslationRef(composerTranslationRef);
  const styles = useStyles();
  if (!refusal) return null;
  const { reason, instead, insteadTitle } = refusal;
  return (
    <Typography variant="body2" color="error" id={refusalId(id)}>
      <BlockIcon fontSize="inherit" className={styles.icon} />
      <strong>{title}</strong> <span>{t('stack.impossible', { reason })}</span>{' '}
      {instead && insteadTitle && (
        <Link
          component="button"
          type="button"
          onClick={() => props.onInstead(instead)}
        >
          {t('stack.instead', { option: insteadTitle })}
        </Link>
      )}
    </Typography>
  );
}
