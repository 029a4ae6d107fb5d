import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@material-ui/core/Box';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ToolItem } from '@strata/backstage-plugin-tools-common';
import { toolsTranslationRef } from '../../translation/ref';
import { TypeIcon } from '../EntityTools/TypeIcon';
import { useProcessTitle } from '../EntityTools/useProcessTitle';
import { ToolLink } from '../shared/ToolLink';

const useStyles = makeStyles({
  // Names of tools are often long and without a space.
  name: { minWidth: 0, overflowWrap: 'anywhere' },
});

/** An item with its kind and where it lies. */
export function ItemName({ item }: { item: ToolItem }) {
  const classes = useStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const titleOf = useProcessTitle();
  const place = [item.instanceTitle, titleOf(item.process), item.environment];
  if (item.retired) place.push(t('health.retired'));
  return (
    <Box display="flex" gridGap={8}>
      <TypeIcon type={item.type} />
      <div className={classes.name}>
        <ToolLink url={item.url} title={item.title} />
        <Typography variant="body2" color="textSecondary">
          {place.filter(Boolean).join(' · ')}
        </Typography>
      </div>
    </Box>
  );
}
