import { z } from 'zod';

export const partitionSchema = z.object({
  /** Broker id, -1 where there is none. */
  leader: z.number(),
  /** Brokers that should hold a copy. */
  replicas: z.array(z.number()),
  /** Those of them that are up to date. */
  isr: z.array(z.number()),
});
export type Partition = z.output<typeof partitionSchema>;

export function copiesOf(partitions: Partition[]): {
  copies: number;
  behind: number;
  offline: number;
} {
  return {
    copies: partitions.length
      ? Math.min(...partitions.map(({ replicas }) => replicas.length))
      : 0,
    behind: partitions.filter(
      ({ replicas, isr }) => isr.length < replicas.length,
    ).length,
    offline: partitions.filter(({ leader }) => leader < 0).length,
  };
}
