import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from '@material-ui/core';
import type {
  StackMap,
  TechnologyUse,
} from '@strata/backstage-plugin-stack-common';
import type { Band } from '../../hooks/useStackView';
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

/** The technologies of the map as rows, for those who want to read or copy them. */
export function StackTable(props: { map: StackMap; band: Band | undefined }) {
  const { map, band } = props;
  const { t } = useTranslationRef(stackTranslationRef);
  const rows = technologiesOn(map).filter(use => !band || use.layer === band);
  return (
    <TableContainer>
      <Table size="small" aria-label={t('table.label')}>
        <TableHead>
          <TableRow>
            {COLUMNS.map(column => (
              <TableCell key={column}>{t(`table.${column}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(use => (
            <Row key={use.id} use={use} />
          ))}
          {rows.length === 0 && (
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
    ...map.systems.technologies,
  ];
}

function Row({ use }: { use: TechnologyUse }) {
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
      <TableCell>{use.teams.length}</TableCell>
    </TableRow>
  );
}
