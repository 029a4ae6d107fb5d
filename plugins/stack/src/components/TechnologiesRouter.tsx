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
    </Routes>
  );
}
