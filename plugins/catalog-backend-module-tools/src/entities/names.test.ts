import { FieldFormatEntityPolicy } from '@backstage/catalog-model';
import { entityName } from './names';

const cases: { title: string; given: string; matches: RegExp }[] = [
  {
    title: 'a plain name',
    given: 'payments/checkout',
    matches: /^ci-job-jenkins-main-payments-checkout-[0-9a-f]{8}$/,
  },
  {
    title: 'Chinese',
    given: '支付服务',
    matches: /^ci-job-jenkins-main-[0-9a-f]{8}$/,
  },
  {
    title: 'accents',
    given: 'Zahlung für Käufer',
    matches: /^ci-job-jenkins-main-zahlung-fu-r-ka-ufer-[0-9a-f]{8}$/,
  },
  {
    title: '300 characters',
    given: 'x'.repeat(300),
    matches: /^ci-job-jenkins-main-x+-[0-9a-f]{8}$/,
  },
  {
    title: 'a path that climbs',
    given: '../../etc/passwd',
    matches: /^ci-job-jenkins-main-etc-passwd-[0-9a-f]{8}$/,
  },
  { title: 'nothing', given: '', matches: /^ci-job-jenkins-main-[0-9a-f]{8}$/ },
  {
    title: 'emoji, NUL and direction marks',
    given: '🚀\u0000\u202edeploy',
    matches: /^ci-job-jenkins-main-deploy-[0-9a-f]{8}$/,
  },
  {
    title: 'a prototype key',
    given: '__proto__',
    matches: /^ci-job-jenkins-main-proto-[0-9a-f]{8}$/,
  },
];

describe('entityName', () => {
  it.each(cases)('makes a valid name of $title', async ({ given, matches }) => {
    const name = nameOf(given, 'key');
    expect(name).toMatch(matches);
    expect(name.length).toBeLessThanOrEqual(63);
    await expect(
      new FieldFormatEntityPolicy().enforce({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Resource',
        metadata: { name },
      }),
    ).resolves.toBeDefined();
    expect(nameOf(given, 'key')).toBe(name);
  });

  it('keeps equal titles with different keys apart', () => {
    expect(nameOf('deploy', 'a')).not.toBe(nameOf('deploy', 'b'));
  });

  it('stays within the limit when type and instance are long too', () => {
    const long = 'y'.repeat(300);
    const name = entityName({
      type: long,
      instance: long,
      title: long,
      key: 'k',
    });
    expect(name.length).toBeLessThanOrEqual(63);
  });
});

function nameOf(title: string, key: string): string {
  return entityName({ type: 'ci-job', instance: 'jenkins.main', title, key });
}
