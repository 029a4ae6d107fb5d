import { ErrorPage } from '@backstage/core-components';
import { Route, Routes } from 'react-router-dom';
import { technologyRouteRef } from '../routes';
import { TechnologiesPage } from './technologies/TechnologiesPage';
import { TechnologyPage } from './technologies/TechnologyPage';

/** `/technologies` and `/technologies/:id`. */
export function TechnologiesRouter() {
  return (
    <Routes>
      <Route path="/" element={<TechnologiesPage />} />
      <Route path={technologyRouteRef.path} element={<TechnologyPage />} />
      <Route
        path="*"
        element={<ErrorPage status="404" statusMessage="PAGE NOT FOUND" />}
      />
    </Routes>
  );
}
