import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Whole pages are rendered, in CI on two cores beside other work.
jest.setTimeout(30_000);
configure({ asyncUtilTimeout: 10_000 });
