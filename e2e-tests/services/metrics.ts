/** Samples of the Prometheus text format. */
export class Metrics {
  constructor(private readonly text: string) {}

  /** Value of the one sample with these labels; 0 before it was first counted. */
  value(name: string, labels: Record<string, string>): number {
    const wanted = Object.entries(labels).map(
      ([key, value]) => `${key}="${value}"`,
    );
    const line = this.text
      .split('\n')
      .find(
        each =>
          each.startsWith(`${name}{`) &&
          wanted.every(label => each.includes(label)),
      );
    return line ? Number(line.replace(/^.*\}\s*/, '')) : 0;
  }
}

export async function readMetrics(admin: string): Promise<Metrics> {
  const text = await (await fetch(`${admin}/metrics`)).text();
  for (const [name, type] of [
    ['service_requests_total', 'counter'],
    ['service_request_duration_seconds', 'histogram'],
  ]) {
    if (!text.includes(`# TYPE ${name} ${type}`)) {
      throw new Error(`/metrics has no ${type} ${name}`);
    }
  }
  return new Metrics(text);
}
