import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import type { TakenOver } from '@strata/backstage-plugin-tools-common';
import { toolsTranslationRef } from '../../translation/ref';

/** Which other plugin's configuration a tool comes from, or its credential. */
export function TakenOverFrom({ takenOver }: { takenOver: TakenOver }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  const { from, part } = takenOver;
  return (
    <Typography variant="body2" color="textSecondary">
      {t(`takenOver.${part}`, { from })}
    </Typography>
  );
}
