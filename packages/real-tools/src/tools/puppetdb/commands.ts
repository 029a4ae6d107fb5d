import { randomUUID } from 'node:crypto';

/** What an agent and a server tell PuppetDB, each waited for. */
export function createCommands(address: string) {
  const send = async (
    command: string,
    version: number,
    payload: { certname: string; producer_timestamp: string },
  ) => {
    const { certname, producer_timestamp } = payload;
    const query = new URLSearchParams({
      command,
      version: String(version),
      certname,
      'producer-timestamp': producer_timestamp,
      secondsToWaitForCompletion: '30',
    });
    const response = await fetch(`${address}/pdb/cmd/v1?${query}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(payload),
    });
    const answer: any = await response.json();
    if (!answer.processed) throw new Error(JSON.stringify(answer));
  };
  return {
    facts: (certname: string, values: object) =>
      send('replace_facts', 5, {
        certname,
        producer_timestamp: new Date().toISOString(),
        ...{ environment: 'production', producer: 'puppet', values },
      }),
    catalog: (certname: string, classes: string[]) =>
      send('replace_catalog', 9, catalogOf(certname, classes)),
    report: (certname: string, status: string, at: Date) =>
      send('store_report', 8, reportOf(certname, status, at)),
    deactivate: (certname: string) =>
      send('deactivate_node', 3, {
        certname,
        producer_timestamp: new Date().toISOString(),
      }),
  };
}

/** https://help.puppet.com/pdb/current/topics/report_format_v8.htm */
function reportOf(certname: string, status: string, at: Date) {
  const time = at.toISOString();
  return {
    certname,
    status,
    environment: 'production',
    puppet_version: '7.23.0',
    report_format: 12,
    configuration_version: '1',
    start_time: time,
    end_time: time,
    producer_timestamp: time,
    producer: 'puppet',
    resources: [],
    metrics: [],
    logs: [],
    transaction_uuid: randomUUID(),
    catalog_uuid: randomUUID(),
    code_id: null,
    job_id: null,
    cached_catalog_status: 'not_used',
    noop: false,
    noop_pending: false,
    corrective_change: false,
    type: 'agent',
  };
}

/** https://help.puppet.com/pdb/current/topics/catalog_format_v9.htm */
function catalogOf(certname: string, classes: string[]) {
  const resources = classes.map(title => ({
    type: 'Class',
    title,
    aliases: [],
    exported: false,
    file: null,
    line: null,
    tags: [],
    parameters: {},
  }));
  return {
    certname,
    version: '1',
    environment: 'production',
    transaction_uuid: randomUUID(),
    catalog_uuid: randomUUID(),
    code_id: null,
    job_id: null,
    producer_timestamp: new Date().toISOString(),
    producer: 'puppet',
    resources,
    edges: [],
  };
}
