import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { toolsTranslationRef } from '../../translation/ref';

const useStyles = makeStyles({ numbers: { whiteSpace: 'nowrap' } });

/** What a run added, changed and removed, in signs, with the words on hover. */
export function RunChanges(props: {
  run: { added: number; changed: number; removed: number };
}) {
  const { added, changed, removed } = props.run;
  const classes = useStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const words = t('syncs.delta', {
    added: String(added),
    changed: String(changed),
    removed: String(removed),
  });
  return (
    <span className={classes.numbers} title={words}>
      +{added} ~{changed} −{removed}
    </span>
  );
}
