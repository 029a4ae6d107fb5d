import { Link } from '@backstage/core-components';
import type { CheckResult } from '@strata/backstage-plugin-compliance-common';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import Typography from '@material-ui/core/Typography';
import { Fragment } from 'react';
import { useCompliancePaths } from '../hooks/useCompliancePaths';
import type { Fix } from '../lib/gain';
import { complianceTranslationRef } from '../translation';

/** What to do, how much it is, and for which subjects. */
export function FixList(props: { fixes: Fix[]; withSubjects?: boolean }) {
  const { fixes, withSubjects = true } = props;
  const { t } = useTranslationRef(complianceTranslationRef);
  const paths = useCompliancePaths();
  if (fixes.length === 0) return <Typography>{t('empty.fixes')}</Typography>;
  return (
    <List disablePadding>
      {fixes.map(({ check, results }) => (
        <ListItem key={check.id} disableGutters>
          <ListItemText
            disableTypography
            primary={
              <Link to={paths.check(check.id, onlySubject(results))}>
                {check.title}
              </Link>
            }
            secondary={
              <Typography variant="body2" color="textSecondary">
                {check.fix.text} · {t(`severity.${check.severity}`)} ·{' '}
                {t(`effort.${check.fix.effort}`)}
                {withSubjects &&
                  results.map(({ entityRef, entityTitle }) => (
                    <Fragment key={entityRef}>
                      {' · '}
                      <Link to={paths.check(check.id, entityRef)}>
                        {entityTitle}
                      </Link>
                    </Fragment>
                  ))}
              </Typography>
            }
          />
        </ListItem>
      ))}
    </List>
  );
}

// With several subjects the title leads to all of them.
function onlySubject(results: CheckResult[]) {
  return results.length === 1 ? results[0].entityRef : undefined;
}
