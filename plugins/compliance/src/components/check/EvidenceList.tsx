import type { Evidence } from '@strata/backstage-plugin-compliance-common';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import Typography from '@material-ui/core/Typography';
import { isHttpUrl } from '../../lib/links';
import { complianceTranslationRef } from '../../translation';
import { Age } from '../Age';

/** What the tools showed: text, source, time, and the place where it can be seen. */
export function EvidenceList({ evidence }: { evidence: Evidence[] }) {
  const { t } = useTranslationRef(complianceTranslationRef);
  if (evidence.length === 0) {
    return <Typography>{t('empty.evidence')}</Typography>;
  }
  return (
    <List disablePadding>
      {evidence.map((item, index) => (
        <ListItem key={index} disableGutters>
          <ListItemText
            primary={
              isHttpUrl(item.url) ? (
                <Link to={item.url}>{item.text}</Link>
              ) : (
                item.text
              )
            }
            secondary={
              <>
                {item.source}
                {item.observedAt && (
                  <>
                    {' · '}
                    {t('seen', { when: <Age time={item.observedAt} /> })}
                  </>
                )}
              </>
            }
          />
        </ListItem>
      ))}
    </List>
  );
}
