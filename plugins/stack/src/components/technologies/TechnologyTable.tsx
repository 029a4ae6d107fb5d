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
  Typography,
} from '@material-ui/core';
import type { TechnologySummary } from '@strata/backstage-plugin-stack-common';
import { technologyRouteRef } from '../../routes';
import { stackTranslationRef } from '../../translation';
import { mainStatus, StatusWord } from '../shared/StatusWord';

export function TechnologyTable({ items }: { items: TechnologySummary[] }) {
  const { t } = useTranslationRef(stackTranslationRef);
  return (
    <TableContainer>
      <Table size="small" aria-label={t('technologiesTitle')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('table.name')}</TableCell>
            <TableCell>{t('table.category')}</TableCell>
            <TableCell>{t('table.status')}</TableCell>
            <TableCell>{t('technologies.usedBy')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {items.map(item => (
            <Row key={item.id} item={item} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Row({ item }: { item: TechnologySummary }) {
  const { t } = useTranslationRef(stackTranslationRef);
  const technologyPath = useRouteRef(technologyRouteRef);
  const { services, tools, teams } = item;
  const use = [
    services > 0 && t('services', { count: services }),
    teams.length > 0 && t('teams', { count: teams.length }),
    tools > 0 && `${t('technology.tools')}: ${tools}`,
  ].filter(Boolean);
  return (
    <TableRow hover>
      <TableCell>
        <Link to={technologyPath({ id: item.id })}>{item.name}</Link>
        <Typography variant="body2" color="textSecondary">
          {item.summary}
        </Typography>
      </TableCell>
      <TableCell>{t(`category.${item.category}`)}</TableCell>
      <TableCell>
        <StatusWord status={mainStatus(item) ?? 'active'} />
      </TableCell>
      <TableCell>{use.join(' · ') || t('technologies.unused')}</TableCell>
    </TableRow>
  );
}
