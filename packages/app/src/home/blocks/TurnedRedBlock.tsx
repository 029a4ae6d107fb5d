import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import Typography from '@material-ui/core/Typography';
import { Age, useCompliancePaths } from '@strata/backstage-plugin-compliance';
import type { CheckResult } from '@strata/backstage-plugin-compliance-common';
import type { TeamResults } from '../hooks/useTeamResults';
import { homeTranslationRef } from '../translation';
import { Block } from './Block';

const SHOWN = 6;
const WINDOW_MS = 7 * 24 * 60 * 60 * 1000;

/** Failures of the team that are new, the newest first. */
export function TurnedRedBlock({ results }: { results: TeamResults }) {
  const { t } = useTranslationRef(homeTranslationRef);
  const paths = useCompliancePaths();
  return (
    <Block
      title={t('red.title')}
      what={t('red.what')}
      state={results}
      height={240}
    >
      {value => {
        const red = turnedRed(value.results);
        if (red.length === 0) return <Typography>{t('red.empty')}</Typography>;
        return (
          <List disablePadding>
            {red.map(result => (
              <ListItem
                key={`${result.checkId} ${result.entityRef}`}
                disableGutters
              >
                <ListItemText
                  primary={
                    <Link to={paths.check(result.checkId, result.entityRef)}>
                      {`${result.entityTitle}: ${result.message}`}
                    </Link>
                  }
                  secondary={t('red.since', {
                    when: <Age time={result.since} />,
                  })}
                />
              </ListItem>
            ))}
          </List>
        );
      }}
    </Block>
  );
}

function turnedRed(results: CheckResult[]): CheckResult[] {
  const earliest = Date.now() - WINDOW_MS;
  return results
    .filter(({ display }) => display === 'fail')
    .filter(({ since }) => Date.parse(since) >= earliest)
    .sort((left, right) => Date.parse(right.since) - Date.parse(left.since))
    .slice(0, SHOWN);
}
