import {
  credentials,
  loadPackageDefinition,
  type GrpcObject,
  type ServiceClientConstructor,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { join } from 'node:path';

interface Greeting {
  message: string;
  times: number;
}

/** Calls the API as a client of the service would; rejects with what the service says. */
export async function callGreet(
  rpc: string,
  folder: string,
  port: number,
  name: string,
): Promise<Greeting> {
  return rpc === 'rpc-grpc'
    ? callGrpc(join(folder, 'proto/greeting/v1/greeting.proto'), port, name)
    : callHttp(port, name);
}

async function callHttp(port: number, name: string): Promise<Greeting> {
  const url = `http://127.0.0.1:${port}/v1/greetings`;
  const body = JSON.stringify({ name });
  const answer = await fetch(url, { method: 'POST', body });
  const parsed = await answer.json();
  if (!answer.ok) throw new Error(parsed.error);
  return parsed;
}

function callGrpc(
  proto: string,
  port: number,
  name: string,
): Promise<Greeting> {
  const loaded = loadPackageDefinition(loadSync(proto, { longs: Number }));
  const { v1 } = loaded.greeting as GrpcObject;
  const Client = (v1 as GrpcObject).GreetingService as ServiceClientConstructor;
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  const options = { deadline: Date.now() + 10_000 };
  return new Promise<Greeting>((resolve, reject) => {
    client.waitForReady(options.deadline, problem => {
      if (problem) reject(problem);
      else {
        client.Greet(
          { name },
          options,
          (error: Error | null, answer: Greeting) =>
            error ? reject(error) : resolve(answer),
        );
      }
    });
  }).finally(() => client.close());
}
