import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Link from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import BlockIcon from '@material-ui/icons/Block';
import type { MouseEvent } from 'react';
import type { StackOption } from '../../api/types';
import { composerTranslationRef } from '../../translation/ref';

const useStyles = makeStyles(theme => ({
  root: { paddingTop: theme.spacing(0.75) },
  icon: { verticalAlign: 'text-bottom', marginRight: theme.spacing(0.5) },
}));

/** Title and purpose of an option, or why it cannot be taken and what to take instead. */
export function OptionText(props: {
  option: StackOption;
  isDefault: boolean;
  onInstead(id: string): void;
}) {
  const { title, summary, refusal } = props.option;
  const { t } = useTranslationRef(composerTranslationRef);
  const styles = useStyles();
  const takeInstead = (event: MouseEvent) => {
    event.preventDefault();
    if (refusal?.instead) props.onInstead(refusal.instead);
  };
  return (
    <div className={styles.root}>
      <Typography variant="body1" component="span">
        {title}
        {props.isDefault && ` (${t('stack.byDefault')})`}
      </Typography>
      <Typography
        variant="body2"
        component="div"
        color={refusal ? 'error' : 'textSecondary'}
      >
        {refusal ? (
          <>
            <BlockIcon fontSize="inherit" className={styles.icon} />
            {t('stack.impossible', { reason: refusal.reason })}{' '}
            {refusal.insteadTitle && (
              <Link component="button" type="button" onClick={takeInstead}>
                {t('stack.instead', { option: refusal.insteadTitle })}
              </Link>
            )}
          </>
        ) : (
          summary
        )}
      </Typography>
    </div>
  );
}
