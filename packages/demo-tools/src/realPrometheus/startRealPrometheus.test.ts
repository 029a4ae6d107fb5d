import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { loadCompany } from '../company/loadCompany';
import { ruleGroups } from '../servers/prometheus/rules';
import { scrapeTargets } from '../servers/prometheus/targets';
import { listen } from '../http/listen';
import {
  hasPrometheus,
  RealPrometheus,
  startRealPrometheus,
} from './startRealPrometheus';

jest.setTimeout(90_000);

const company = loadCompany();
const present = hasPrometheus();
const ifPresent = present ? describe : describe.skip;

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const listener = await listen('prometheus', 0);
  await listener.close();
  return listener.port;
}

ifPresent(
  `a real Prometheus${present ? '' : ' (skipped: no prometheus on PATH)'}`,
  () => {
    let dir: string;
    let prometheus: RealPrometheus;
    beforeAll(async () => {
      dir = fs.mkdtempSync(path.join(os.tmpdir(), 'strata-prometheus-'));
      const port = await freePort();
      const ruleFolder = path.join(dir, 'others');
      prometheus = await startRealPrometheus({
        company,
        dir,
        ruleFolder,
        port,
      });
    });
    afterAll(async () => {
      await prometheus?.stop();
      fs.rmSync(dir, { recursive: true, force: true });
    });

    async function get(file: string): Promise<any> {
      const response = await fetch(`${prometheus.url}/api/v1/${file}`);
      return (await response.json()).data;
    }

    it('has the same rules as the stand-in', async () => {
      const { groups } = await get('rules?type=alert');
      const names = (all: { name: string; rules: { name: string }[] }[]) =>
        all
          .flatMap(({ name, rules }) =>
            rules.map(rule => `${name}: ${rule.name}`),
          )
          .sort();
      expect(names(groups)).toEqual(names(ruleGroups(company)));
    });

    it('scrapes the company: what is down is down', async () => {
      const expected = scrapeTargets(company);
      let known: { health: string; labels: { instance: string } }[] = [];
      for (let tries = 0; tries < 60; tries++) {
        known = (await get('targets?state=active')).activeTargets;
        const complete = known.length > expected.length;
        if (complete && known.every(({ health }) => health !== 'unknown')) {
          break;
        }
        await new Promise(resolve => setTimeout(resolve, 500));
      }
      const healthOf = new Map(
        known.map(({ labels, health }) => [labels.instance, health]),
      );
      expect(expected.map(({ address }) => healthOf.get(address))).toEqual(
        expected.map(({ up }) => (up ? 'up' : 'down')),
      );
    });
  },
);
