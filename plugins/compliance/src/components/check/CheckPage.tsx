import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { useParams } from 'react-router-dom';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { complianceApiRef } from '../../api';
import {
  useCheckCatalogue,
  type CheckCatalogue,
} from '../../hooks/useCheckCatalogue';
import { useCompliancePaths } from '../../hooks/useCompliancePaths';
import { useUrlState } from '../../hooks/useUrlState';
import { complianceTranslationRef } from '../../translation';
import { ErrorNotice } from '../ErrorNotice';
import { ResultsTable } from '../results/ResultsTable';
import { RowsSkeleton } from '../results/RowsSkeleton';
import { Section } from '../Section';
import { CheckFacts } from './CheckFacts';
import { ResultDetail } from './ResultDetail';

// A check page without a subject is an entry point, not a report.
const RESULTS_SHOWN = 50;

/** One check: for one subject, or what it asks and how everybody does. */
export function CheckPage() {
  const { checkId = '' } = useParams();
  const paths = useCompliancePaths();
  const catalogue = useCheckCatalogue();
  const label = catalogue.byId.get(checkId)?.title ?? checkId;
  return (
    <BreadcrumbEntry entry={{ label, href: paths.check(checkId) }}>
      <CheckContent checkId={checkId} catalogue={catalogue} />
    </BreadcrumbEntry>
  );
}

function CheckContent(props: { checkId: string; catalogue: CheckCatalogue }) {
  const { checkId, catalogue } = props;
  const { t } = useTranslationRef(complianceTranslationRef);
  const [{ entityRef }] = useUrlState('entityRef');
  const api = useApi(complianceApiRef);
  const results = useAsyncRetry(
    () => api.listResults({ checkId, entityRef, limit: RESULTS_SHOWN }),
    [api, checkId, entityRef],
  );
  const error = catalogue.error ?? results.error;
  const retry = () => {
    catalogue.retry();
    results.retry();
  };
  if (error) {
    return <ErrorNotice what={t('what.check')} error={error} onRetry={retry} />;
  }
  if (!catalogue.value || !results.value) return <RowsSkeleton rows={8} />;

  const check = catalogue.byId.get(checkId);
  const { items, total } = results.value;
  if (!check) {
    return <Typography>{t('empty.check', { checkId })}</Typography>;
  }
  if (entityRef && items.length === 0) {
    return (
      <>
        <Typography paragraph>
          {t('empty.checkOfSubject', { entityRef })}
        </Typography>
        <CheckFacts check={check} />
      </>
    );
  }
  if (entityRef) {
    return (
      <ResultDetail check={check} result={items[0]} onChange={results.retry} />
    );
  }
  return (
    <>
      <CheckFacts check={check} />
      <Section
        title={t('check.results', {
          shown: String(items.length),
          total: String(total),
        })}
      >
        <ResultsTable results={items} checks={catalogue.byId} />
      </Section>
    </>
  );
}
