import type { ConnectorInstance } from '../instance';
import { writeKeyOf } from './auth';
import type { Speaker } from './failures';

/** How errors name the instance. */
export function speakerFor(
  instance: ConnectorInstance,
  action?: string,
): Speaker {
  return {
    name: `${instance.definition.title} ${instance.name}`,
    configKey: `tools.${instance.definition.id}.${instance.name}`,
    takenOver: instance.takenOver,
    writeKey: writeKeyOf(instance.config, action),
    permissions: instance.definition.permissions,
  };
}
