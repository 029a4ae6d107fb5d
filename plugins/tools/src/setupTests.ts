import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A whole test app renders in a second on a quiet machine, and in many on a busy one.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);
