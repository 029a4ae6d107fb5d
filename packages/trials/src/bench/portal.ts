import { createBackend } from '@backstage/backend-defaults';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import eventsPlugin from '@backstage/plugin-events-backend';
import catalogModuleTools from '@strata/backstage-plugin-catalog-backend-module-tools';
import toolsPlugin from '@strata/backstage-plugin-tools-backend';
import { answer } from '../shared/child';
import { connectorsModule } from '../shared/connectorsModule';
import { listConnector } from '../shared/listConnector';
import { configFromParent } from '../shared/portalConfig';
import { bareRoute } from './hooks/bareRoute';
import { listWebhooks } from './hooks/listWebhooks';
import { MemoryMeter } from './memoryMeter';
import { provideEntities, providersModule } from './providers';

/**
 * A backend that the bench measures. `BENCH_FEATURES` names its parts: `tools` is our plugin,
 * `feed` our module of the catalog, `hooks` what webhooks need and are measured against; the catalog itself is always there, with the providers that
 * the others are compared with.
 */
const features = new Set(process.env.BENCH_FEATURES!.split(','));
const meter = new MemoryMeter();

async function main() {
  const backend = createBackend();
  backend.add(configFromParent);
  backend.add(catalogPlugin);
  backend.add(providersModule);
  if (features.has('tools')) {
    backend.add(toolsPlugin);
    backend.add(
      connectorsModule([{ ...listConnector, webhooks: listWebhooks }]),
    );
  }
  if (features.has('feed')) backend.add(catalogModuleTools);
  if (features.has('hooks')) {
    backend.add(eventsPlugin);
    backend.add(bareRoute);
  }
  await backend.start();
  answer(question => {
    switch (question.do) {
      case 'provide':
        return provideEntities(
          question.provider,
          question.file,
          question.delta,
        );
      case 'rest':
        return meter.rest();
      default:
        return meter.peak();
    }
  });
  process.stdout.write('ready\n');
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
