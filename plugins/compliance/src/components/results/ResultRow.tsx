import type {
  CheckInfo,
  CheckResult,
} from '@strata/backstage-plugin-compliance-common';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { useCompliancePaths } from '../../hooks/useCompliancePaths';
import { useProcessTitle } from '../../hooks/useProcessTitle';
import { complianceTranslationRef } from '../../translation';
import { Age } from '../Age';
import { OutcomeChip } from '../OutcomeChip';

// Backstage's theme breaks words in cells: short columns must not.
const NO_WRAP = { whiteSpace: 'nowrap' } as const;

interface ResultRowProps {
  result: CheckResult;
  check?: CheckInfo;
  withPlace: boolean;
}

export function ResultRow({ result, check, withPlace }: ResultRowProps) {
  const { t } = useTranslationRef(complianceTranslationRef);
  const processTitle = useProcessTitle();
  const paths = useCompliancePaths();
  return (
    <TableRow hover>
      <TableCell>
        <OutcomeChip outcome={result.display} />
      </TableCell>
      <TableCell>
        <Link to={paths.check(result.checkId, result.entityRef)}>
          {check?.title ?? result.checkId}
        </Link>
        <Typography variant="body2" color="textSecondary">
          {result.message}
        </Typography>
      </TableCell>
      {withPlace && (
        <TableCell>
          <EntityRefLink entityRef={result.entityRef}>
            {result.entityTitle}
          </EntityRefLink>
        </TableCell>
      )}
      {withPlace && <TableCell>{processTitle(result.process)}</TableCell>}
      <TableCell style={NO_WRAP}>
        {check && t(`severity.${check.severity}`)}
      </TableCell>
      <TableCell style={NO_WRAP}>
        {check && t(`effort.${check.fix.effort}`)}
      </TableCell>
      <TableCell style={NO_WRAP}>
        <Age time={result.since} />
      </TableCell>
    </TableRow>
  );
}
