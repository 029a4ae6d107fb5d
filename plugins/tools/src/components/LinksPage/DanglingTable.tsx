import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { DanglingAnnotation } from '@strata/backstage-plugin-tools-common';
import { toolsTranslationRef } from '../../translation/ref';
import { Owner } from '../EntityTools/Owner';
import { useTableStyles } from '../shared/cells';

const useStyles = makeStyles({
  code: { overflowWrap: 'anywhere', wordBreak: 'normal' },
});

/** Annotations that no item of any tool answers to. */
export function DanglingTable(props: {
  items: DanglingAnnotation[];
  /** Off on the page of the only service that they are of. */
  services?: boolean;
}) {
  const { items, services = true } = props;
  const classes = useStyles();
  const dense = useTableStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <TableContainer component={Paper}>
      <Table
        size="small"
        aria-label={t('dangling.title')}
        className={dense.table}
      >
        <TableHead>
          <TableRow>
            {services && (
              <>
                <TableCell>{t('links.service')}</TableCell>
                <TableCell className={dense.spare}>{t('links.team')}</TableCell>
              </>
            )}
            <TableCell>{t('dangling.annotation')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {items.map(item => (
            <TableRow key={`${item.entityRef} ${item.annotation}`}>
              {services && (
                <>
                  <TableCell>
                    <EntityRefLink entityRef={item.entityRef} />
                  </TableCell>
                  <TableCell className={dense.spare}>
                    <Owner entityRef={item.serviceOwner} />
                  </TableCell>
                </>
              )}
              <TableCell>
                <code className={classes.code}>
                  {`${item.annotation}: ${item.value}`}
                </code>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
