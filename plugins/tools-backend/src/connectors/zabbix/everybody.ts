import { z } from 'zod';
import type { Zabbix } from './rpc';

/**
 * Whether the account sees everybody: only super administrators do, and only they may read the
 * settings of authentication. Before roles, it cannot be told.
 */
export async function seesEverybody(zabbix: Zabbix): Promise<boolean> {
  if (!zabbix.dialect.roles) return false;
  const proof = { output: ['authentication_type'] };
  const shown = await zabbix.find('authentication.get', proof, z.unknown());
  return shown !== undefined;
}
