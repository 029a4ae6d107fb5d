import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const bootstrapFolder = dirname(fileURLToPath(import.meta.url));
export const root = join(bootstrapFolder, '..', '..', '..');
export const toolchainFolder = join(root, '.toolchain');
