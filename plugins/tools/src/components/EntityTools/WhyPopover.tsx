import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Popover from '@material-ui/core/Popover';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { LinkedItem } from '@strata/backstage-plugin-tools-common';
import { useState } from 'react';
import { useReason } from '../../hooks/useReason';
import { toolsTranslationRef } from '../../translation/ref';
import { RelativeTime } from '../shared/RelativeTime';

const useStyles = makeStyles({
  why: {
    textTransform: 'none',
    minWidth: 0,
    textAlign: 'left',
    textDecoration: 'underline dotted',
    textUnderlineOffset: 3,
  },
});

/** "name 86 %", which opens the evidence for the link. */
export function WhyPopover({ item }: { item: LinkedItem }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  const say = useReason();
  const classes = useStyles();
  const [anchor, setAnchor] = useState<Element | null>(null);
  const { link } = item;
  const source = t(`source.${link.source}`, {});
  const percent = Math.round(link.confidence * 100);
  const open = Boolean(anchor);
  return (
    <>
      <Button
        size="small"
        className={classes.why}
        aria-label={t('tab.why', { title: item.title })}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {percent < 100 ? `${source} ${percent} %` : source}
      </Button>
      <Popover
        open={open}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        PaperProps={{ role: 'dialog', 'aria-label': t('tab.whyTitle') }}
      >
        <Box p={2} maxWidth={400}>
          <Typography paragraph>{say(link)}</Typography>
          <Typography variant="body2">
            {t('tab.sourceIs', { source })}
            {' · '}
            {t('tab.confidence', { percent: String(percent) })}
          </Typography>
          {link.decidedBy && (
            <Typography variant="body2">
              {t('tab.decidedBy', { who: link.decidedBy })}{' '}
              <RelativeTime iso={link.decidedAt} />
            </Typography>
          )}
          {item.owner && item.ownerReason && (
            <Typography variant="body2">
              {t('tab.ownerIs', {
                owner: item.owner,
                reason: say({
                  reason: item.ownerReason,
                  because: item.ownerBecause,
                }),
              })}
            </Typography>
          )}
          <Typography variant="body2" color="textSecondary">
            {t('tab.seen', { instance: item.instanceTitle })}{' '}
            <RelativeTime iso={item.seenAt} />
          </Typography>
        </Box>
      </Popover>
    </>
  );
}
