import { ErrorPage } from '@backstage/core-components';
import { Route, Routes } from 'react-router-dom';
import { ownershipRouteRef } from '../routes';
import { StackMapPage } from './map/StackMapPage';
import { OwnershipPage } from './ownership/OwnershipPage';

/** `/stack` and `/stack/ownership`. */
export function StackRouter() {
  return (
    <Routes>
      <Route path="/" element={<StackMapPage />} />
      <Route path={ownershipRouteRef.path} element={<OwnershipPage />} />
      <Route
        path="*"
        element={<ErrorPage status="404" statusMessage="PAGE NOT FOUND" />}
      />
    </Routes>
  );
}
