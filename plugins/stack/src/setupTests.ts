import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Computing for every role query what is hidden takes most of the time of a page test;
// the tests assert visibility where it matters.
configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });
jest.setTimeout(60_000);
