import { parse } from 'yaml';

const UUID_V4 = /^[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}$/;

export function lintZabbix(text: string): string[] {
  const { version, templates } = parse(text).zabbix_export;
  const [template] = templates;
  const triggers = template.items.flatMap((item: any) => item.triggers ?? []);
  const uuids = [template, ...template.items, ...triggers].map(
    each => each.uuid,
  );
  const keys = template.items.map((item: any) => item.key);
  return [
    ...(version === '6.0' ? [] : [`unknown version ${version}`]),
    ...uuids
      .filter(uuid => !UUID_V4.test(uuid))
      .map(uuid => `bad uuid ${uuid}`),
    ...(new Set(uuids).size === uuids.length ? [] : ['uuids repeat']),
    ...template.items
      .map((item: any) => item.master_item?.key)
      .filter((key: string | undefined) => key && !keys.includes(key))
      .map((key: string) => `no master item ${key}`),
  ];
}
