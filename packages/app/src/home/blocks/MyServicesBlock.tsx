import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { ScoreText } from '@strata/backstage-plugin-compliance';
import type { MyServices } from '../hooks/useMyServices';
import type { TeamResults } from '../hooks/useTeamResults';
import type { ToolsOfServices } from '../hooks/useToolsOfServices';
import { catalogRouteRef } from '../routes';
import { homeTranslationRef } from '../translation';
import { Block, type BlockState } from './Block';
import { HealthWord } from './HealthWord';

interface MyServicesBlockProps {
  services: MyServices;
  results: TeamResults;
  tools: BlockState<ToolsOfServices>;
}

/** Name, compliance and health of each service; what one source does not know leaves the others as they are. */
export function MyServicesBlock(props: MyServicesBlockProps) {
  const { services, results, tools } = props;
  const { t } = useTranslationRef(homeTranslationRef);
  const catalog = useRouteRef(catalogRouteRef);
  return (
    <Block
      title={t('services.title')}
      what={t('services.what')}
      state={services}
      height={360}
    >
      {value =>
        value.services.length === 0 ? (
          <Typography>{t('services.empty')}</Typography>
        ) : (
          <>
            <Table size="small">
              <TableHead>
                <TableRow>
                  <TableCell>{t('services.name')}</TableCell>
                  <TableCell>{t('services.compliance')}</TableCell>
                  <TableCell>{t('services.tools')}</TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {value.services.map(({ ref, title }) => (
                  <TableRow key={ref}>
                    <TableCell component="th" scope="row" role="rowheader">
                      <EntityRefLink entityRef={ref}>{title}</EntityRefLink>
                    </TableCell>
                    <TableCell>
                      {results.error ? (
                        t('services.unknownHealth')
                      ) : (
                        <ScoreText score={results.value?.scores.get(ref)} />
                      )}
                    </TableCell>
                    <TableCell>
                      <HealthWord health={tools.value?.health.get(ref)} />
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
            {value.total > value.services.length && catalog && (
              <Typography variant="body2">
                {t('services.more', {
                  shown: String(value.services.length),
                  total: String(value.total),
                })}{' '}
                <Link to={catalog()}>{t('noTeam.catalog')}</Link>
              </Typography>
            )}
          </>
        )
      }
    </Block>
  );
}
