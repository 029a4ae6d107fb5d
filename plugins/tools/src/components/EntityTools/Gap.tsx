import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@material-ui/core/Box';
import Chip from '@material-ui/core/Chip';
import Popover from '@material-ui/core/Popover';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import RemoveCircleOutlineIcon from '@material-ui/icons/RemoveCircleOutline';
import { toolsLinkDecidePermission } from '@strata/backstage-plugin-tools-common';
import { useState } from 'react';
import { toolsTranslationRef } from '../../translation/ref';
import { Snippet } from '../shared/Snippet';
import { PermissionButton } from '../shared/PermissionButton';
import { annotationFor } from './coverage';
import { useProcessTitle } from './useProcessTitle';

const useStyles = makeStyles({ chip: { margin: 0 } });

/** A process that no tool of the service covers, and how to change that. */
export function Gap(props: {
  process: string;
  service: string;
  onLink(): void;
}) {
  const { process, service, onLink } = props;
  const { t } = useTranslationRef(toolsTranslationRef);
  const title = useProcessTitle()(process);
  const classes = useStyles();
  const [anchor, setAnchor] = useState<Element | null>(null);
  const annotation = annotationFor(process, service);
  const link = () => {
    setAnchor(null);
    onLink();
  };
  return (
    <>
      <Chip
        size="small"
        variant="outlined"
        className={classes.chip}
        icon={<RemoveCircleOutlineIcon />}
        label={title}
        aria-label={t('gap.show', { process: title })}
        aria-haspopup="dialog"
        onClick={event => setAnchor(event.currentTarget)}
      />
      <Popover
        open={Boolean(anchor)}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        PaperProps={{ role: 'dialog', 'aria-label': title }}
      >
        <Box p={2} maxWidth={480}>
          <Typography paragraph>
            {annotation ? t('gap.annotate') : t('gap.byHand')}
          </Typography>
          {annotation && <Snippet text={annotation} />}
          <PermissionButton
            permission={toolsLinkDecidePermission}
            onClick={link}
          >
            {t('gap.linkNow', { process: title })}
          </PermissionButton>
        </Box>
      </Popover>
    </>
  );
}
