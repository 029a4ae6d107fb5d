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
import { processTitle } from '../../lib/processes';
import { complianceTranslationRef } from '../../translation';
import { Age } from '../Age';
import { OutcomeChip } from '../OutcomeChip';

interface ResultRowProps {
  result: CheckResult;
  check?: CheckInfo;
  withSubject: boolean;
}

export function ResultRow({ result, check, withSubject }: ResultRowProps) {
  const { t } = useTranslationRef(complianceTranslationRef);
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
      {withSubject && (
        <TableCell>
          <EntityRefLink entityRef={result.entityRef}>
            {result.entityTitle}
          </EntityRefLink>
        </TableCell>
      )}
      <TableCell>{processTitle(result.process)}</TableCell>
      <TableCell>{check && t(`severity.${check.severity}`)}</TableCell>
      <TableCell>{check && t(`effort.${check.fix.effort}`)}</TableCell>
      <TableCell>
        <Age time={result.since} />
      </TableCell>
    </TableRow>
  );
}
