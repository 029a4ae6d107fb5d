import { ErrorPage } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { Link, Route, Routes, useLocation } from 'react-router-dom';
import { linksRouteRef } from '../../routes';
import { toolsTranslationRef } from '../../translation/ref';
import { ConflictsTab } from './ConflictsTab';
import { CoverageTab } from './CoverageTab';
import { SuggestionsTab } from './SuggestionsTab';
import { UnlinkedTab } from './UnlinkedTab';
import { UnregisteredTab } from './UnregisteredTab';

/** What a person has to say about links: between all tools and all services. */
export function LinksContent() {
  return (
    <>
      <PageTabs />
      <Routes>
        <Route path="/" element={<SuggestionsTab />} />
        <Route path="/conflicts" element={<ConflictsTab />} />
        <Route path="/coverage" element={<CoverageTab />} />
        <Route path="/unlinked" element={<UnlinkedTab />} />
        <Route path="/unregistered" element={<UnregisteredTab />} />
        <Route
          path="*"
          element={<ErrorPage status="404" statusMessage="PAGE NOT FOUND" />}
        />
      </Routes>
    </>
  );
}

function PageTabs() {
  const { t } = useTranslationRef(toolsTranslationRef);
  const base = useRouteRef(linksRouteRef)();
  const { pathname } = useLocation();
  const tabs = [
    { to: base, label: t('links.suggestions') },
    { to: `${base}/conflicts`, label: t('links.conflicts') },
    { to: `${base}/coverage`, label: t('links.coverage') },
    { to: `${base}/unlinked`, label: t('links.unlinked') },
    { to: `${base}/unregistered`, label: t('links.unregistered') },
  ];
  const selected = tabs.findIndex(tab => tab.to === pathname);
  return (
    <Tabs
      value={selected < 0 ? false : selected}
      component="nav"
      variant="scrollable"
      aria-label={t('links.title')}
      indicatorColor="primary"
      style={{ marginBottom: 16 }}
    >
      {tabs.map(tab => (
        <Tab
          key={tab.to}
          component={Link}
          to={tab.to}
          label={tab.label}
          style={{ minWidth: 96 }}
        />
      ))}
    </Tabs>
  );
}
