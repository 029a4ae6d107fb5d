import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Box, makeStyles, Typography } from '@material-ui/core';
import BrokenIcon from '@material-ui/icons/ReportProblemOutlined';
import NeverIcon from '@material-ui/icons/HourglassEmpty';
import SyncedIcon from '@material-ui/icons/CheckCircleOutline';
import type { ToolUse } from '@strata/backstage-plugin-stack-common';
import { healthOf } from '../../lib/health';
import { lightOf, type Light } from '../../lib/light';
import { stackTranslationRef } from '../../translation';
import { Age } from '../shared/Age';
import { mainStatus, StatusWord } from '../shared/StatusWord';
import { BandPaper } from './BandPaper';
import { Chip } from './Chip';
import { EmptyBand } from './EmptyBand';
import { SourceNotice } from './SourceNotice';
import type { BandProps } from './TechnologyBands';
import { TechnologyChips } from './TechnologyChips';

/** Connected tools with their health, and the systems that are only named. */
export function SystemBand({ map, light, filtered }: BandProps) {
  const { t } = useTranslationRef(stackTranslationRef);
  const { state, tools, technologies } = map.systems;
  const empty = state === 'ok' && tools.length + technologies.length === 0;
  return (
    <BandPaper band="system">
      <SourceNotice band="system" state={state} />
      {empty && <EmptyBand band="system" filtered={filtered} />}
      {tools.map(tool => (
        <ToolChip key={tool.instance} tool={tool} light={light} />
      ))}
      {technologies.length > 0 && (
        <Box mt={1}>
          <Typography variant="subtitle2" component="h3">
            {t('map.notConnected')}
          </Typography>
          <TechnologyChips uses={technologies} map={map} light={light} />
        </Box>
      )}
    </BandPaper>
  );
}

const useStyles = makeStyles(theme => ({
  health: { display: 'inline-flex', alignItems: 'center' },
  icon: { fontSize: '1.1em', marginRight: '0.25em' },
  age: { color: theme.palette.text.secondary },
}));

const icons = { ok: SyncedIcon, broken: BrokenIcon, never: NeverIcon };

function ToolChip({ tool, light }: { tool: ToolUse; light: Light }) {
  const classes = useStyles();
  const { t } = useTranslationRef(stackTranslationRef);
  const target = { kind: 'tool' as const, id: tool.instance };
  const health = healthOf(tool);
  const Icon = icons[health];
  const status = mainStatus(tool);
  const services = t('services', { count: tool.services });
  return (
    <Chip
      name={tool.title}
      label={[tool.title, services, t(`tool.${health}`)].join(', ')}
      light={lightOf(light, target)}
      onPress={() => light.toggle(target)}
    >
      <span>{services}</span>
      <span className={classes.health}>
        <Icon className={classes.icon} aria-hidden />
        {t(`tool.${health}`)}
      </span>
      {tool.asOf && (
        <span className={classes.age}>
          <Age time={tool.asOf} />
        </span>
      )}
      {status && status !== 'active' && <StatusWord status={status} />}
    </Chip>
  );
}
