import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from '@material-ui/core';
import type {
  ProcessUse,
  StackMap,
  TechnologyUse,
  ToolUse,
} from '@strata/backstage-plugin-stack-common';
import { technologyById } from '@strata/technologies';
import { useProcessTitle } from '../../hooks/useProcessTitle';
import type { Band } from '../../hooks/useStackView';
import { teamTitles } from '../../lib/teams';
import { healthOf } from '../../lib/health';
import { technologyRouteRef } from '../../routes';
import { stackTranslationRef } from '../../translation';
import { mainStatus, StatusWord } from '../shared/StatusWord';

const COLUMNS = [
  'layer',
  'category',
  'name',
  'status',
  'services',
  'teams',
] as const;

// Backstage's theme breaks words in cells: short columns must not.
const useStyles = makeStyles({
  table: { '& th, & td': { wordBreak: 'normal', overflowWrap: 'normal' } },
});

/** Everything on the map as rows, for those who want to read or copy it. */
export function StackTable(props: { map: StackMap; band: Band | undefined }) {
  const { map, band } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(stackTranslationRef);
  const shows = (one: Band) => !band || band === one;
  const uses = technologiesOn(map).filter(use => shows(use.layer));
  const named = shows('system') ? map.systems.technologies : [];
  const processes = shows('process') ? map.processes.items : [];
  const tools = shows('system') ? map.systems.tools : [];
  return (
    <TableContainer>
      <Table
        size="small"
        className={classes.table}
        aria-label={t('table.label')}
      >
        <TableHead>
          <TableRow>
            {COLUMNS.map(column => (
              <TableCell key={column}>{t(`table.${column}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {uses.map(use => (
            <TechnologyRow key={use.id} use={use} map={map} />
          ))}
          {processes.map(item => (
            <ProcessRow key={item.process} item={item} />
          ))}
          {tools.map(tool => (
            <ToolRow key={tool.instance} tool={tool} />
          ))}
          {named.map(use => (
            <TechnologyRow key={use.id} use={use} map={map} />
          ))}
          {[uses, processes, tools, named].every(rows => !rows.length) && (
            <TableRow>
              <TableCell colSpan={COLUMNS.length}>{t('map.noMatch')}</TableCell>
            </TableRow>
          )}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function technologiesOn(map: StackMap): TechnologyUse[] {
  return [
    ...map.languages,
    ...map.components.flatMap(({ technologies }) => technologies),
  ];
}

function TechnologyRow({ use, map }: { use: TechnologyUse; map: StackMap }) {
  const { t } = useTranslationRef(stackTranslationRef);
  const technologyPath = useRouteRef(technologyRouteRef);
  return (
    <TableRow hover>
      <TableCell>{t(`layer.${use.layer}`)}</TableCell>
      <TableCell>{t(`category.${use.category}`)}</TableCell>
      <TableCell>
        <Link to={technologyPath({ id: use.id })}>{use.name}</Link>
      </TableCell>
      <TableCell>
        <StatusWord status={mainStatus(use) ?? 'active'} />
      </TableCell>
      <TableCell>{use.services}</TableCell>
      <TableCell>{teamTitles(use, map)}</TableCell>
    </TableRow>
  );
}

function ProcessRow({ item }: { item: ProcessUse }) {
  const { t } = useTranslationRef(stackTranslationRef);
  const processTitle = useProcessTitle();
  const { process, title, score, enforcedBy } = item;
  const systems = enforcedBy.map(({ name }) => name).join(', ');
  return (
    <TableRow hover>
      <TableCell>{t('layer.process')}</TableCell>
      <TableCell>{systems || t('map.byPeople')}</TableCell>
      <TableCell>{processTitle(process, title)}</TableCell>
      <TableCell>
        {score === undefined
          ? t('map.noScore')
          : t('map.score', { score: String(Math.round(score)) })}
      </TableCell>
      <TableCell colSpan={2} />
    </TableRow>
  );
}

function ToolRow({ tool }: { tool: ToolUse }) {
  const { t } = useTranslationRef(stackTranslationRef);
  const technology = technologyById.get(tool.technology);
  return (
    <TableRow hover>
      <TableCell>{t('layer.system')}</TableCell>
      <TableCell>
        {technology && t(`category.${technology.category}`)}
      </TableCell>
      <TableCell>{tool.title}</TableCell>
      <TableCell>{t(`tool.${healthOf(tool)}`)}</TableCell>
      <TableCell>{tool.services}</TableCell>
      <TableCell />
    </TableRow>
  );
}
