import { fileURLToPath } from 'node:url';
import {
  Server,
  ServerCredentials,
  loadPackageDefinition,
  status,
  type GrpcObject,
  type ServiceClientConstructor,
  type handleUnaryCall,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import type { App, Feature } from '../app.js';
import { BadRequest, greet, type Greeting } from '../greeting.js';
import { observed } from '../observe/request.js';

/** Seen from the compiled file in `dist/src/features`. */
const PROTO = fileURLToPath(
  new URL('../../../proto/greeting/v1/greeting.proto', import.meta.url),
);

/** The client and service definition of `proto/greeting/v1/greeting.proto`. */
export function loadService(): ServiceClientConstructor {
  const loaded = loadPackageDefinition(loadSync(PROTO, { longs: Number }));
  const { v1 } = loaded.greeting as GrpcObject;
  return (v1 as GrpcObject).GreetingService as ServiceClientConstructor;
}

/** Binds to the configured port; the returned port differs only when that was 0. */
export async function serve(app: App): Promise<{ server: Server; port: number }> {
  const server = new Server();
  server.addService(loadService().service, { greet: handleGreet(app) });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(
      `0.0.0.0:${app.config.port}`,
      ServerCredentials.createInsecure(),
      (error, bound) => (error ? reject(error) : resolve(bound)),
    );
  });
  return { server, port };
}

export const feature: Feature = {
  name: 'rpc-grpc',
  async start(app) {
    const { server, port } = await serve(app);
    app.log.info({ server: { port } }, `gRPC listens on port ${port}`);
    return () =>
      new Promise((resolve, reject) => {
        server.tryShutdown(error => (error ? reject(error) : resolve()));
      });
  },
};

function handleGreet(app: App): handleUnaryCall<{ name: string }, Greeting> {
  return (call, callback) => {
    observed(app, 'Greet', () => greet(app.store, call.request.name)).then(
      greeting => callback(null, greeting),
      error =>
        callback(
          error instanceof BadRequest
            ? { code: status.INVALID_ARGUMENT, details: error.message }
            : { code: status.INTERNAL, details: 'internal error' },
        ),
    );
  };
}
