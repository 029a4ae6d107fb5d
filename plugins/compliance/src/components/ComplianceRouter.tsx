import { Content, ErrorPage } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { Link, Route, Routes, useLocation } from 'react-router-dom';
import { useCompliancePaths } from '../hooks/useCompliancePaths';
import { complianceTranslationRef } from '../translation';
import { CheckPage } from './check/CheckPage';
import { OverviewPage } from './OverviewPage';
import { ResultsPage } from './results/ResultsPage';
import { TeamPage } from './team/TeamPage';
import { WaiversPage } from './waivers/WaiversPage';

/** The pages below `/compliance`. */
export function ComplianceRouter() {
  return (
    <Content>
      <PageTabs />
      <Routes>
        <Route path="/" element={<OverviewPage />} />
        <Route path="/results" element={<ResultsPage />} />
        <Route path="/checks/:checkId" element={<CheckPage />} />
        <Route path="/teams/:team" element={<TeamPage />} />
        <Route path="/waivers" element={<WaiversPage />} />
        <Route
          path="*"
          element={<ErrorPage status="404" statusMessage="PAGE NOT FOUND" />}
        />
      </Routes>
    </Content>
  );
}

function PageTabs() {
  const { t } = useTranslationRef(complianceTranslationRef);
  const paths = useCompliancePaths();
  const { pathname } = useLocation();
  const tabs = [
    { to: paths.overview(), label: t('tabs.overview') },
    { to: paths.results(), label: t('tabs.results') },
    { to: paths.waivers(), label: t('tabs.waivers') },
  ];
  const selected = tabs.findIndex(tab => tab.to === pathname);
  return (
    <Tabs
      value={selected < 0 ? false : selected}
      component="nav"
      aria-label={t('tabs.label')}
      indicatorColor="primary"
      style={{ marginBottom: 16 }}
    >
      {tabs.map(tab => (
        <Tab key={tab.to} component={Link} to={tab.to} label={tab.label} />
      ))}
    </Tabs>
  );
}
