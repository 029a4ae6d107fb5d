import type {
  ApiClient,
  AuthMethod,
  SessionAuth,
} from '@strata/backstage-plugin-tools-node';
import { API_PATH, resultOf } from './envelope';

/** What differs between versions. */
export interface Dialect {
  auth: readonly AuthMethod[];
  /** Parameter of `host.get` for groups, and the property that holds them. */
  groups: { select: string; property: string };
  /** Parameter of `usergroup.get` for rights on groups of hosts, and the property that holds them. */
  rights: { select: string; property: string };
  /** Property of a user that holds the name to sign in with. */
  username: string;
  /** Whether interfaces know if they answer; before, the host did. */
  interfacesAnswer: boolean;
  /** Whether roles, and settings that only a super administrator may read, exist. */
  roles: boolean;
}

/** First versions of what changed (https://www.zabbix.com/documentation/current/en/manual/api/changes). */
const SINCE = {
  roles: 502,
  username: 504,
  interfacesAnswer: 504,
  hostGroups: 602,
  /** Accepted since 6.4, the only way since 7.2; web servers may swallow the header. */
  header: 702,
};

/** The dialect of a version such as `6.0.14`. */
export function dialectOf(version: string, api: ApiClient): Dialect {
  const [major, minor] = version.split('.').map(Number);
  const at = major * 100 + minor;
  const split = at >= SINCE.hostGroups;
  const groups = split ? 'HostGroups' : 'Groups';
  return {
    auth: authOf(at, api),
    groups: { select: `select${groups}`, property: groups.toLowerCase() },
    rights: split
      ? { select: 'selectHostGroupRights', property: 'hostgroup_rights' }
      : { select: 'selectRights', property: 'rights' },
    username: at >= SINCE.username ? 'username' : 'alias',
    interfacesAnswer: at >= SINCE.interfacesAnswer,
    roles: at >= SINCE.roles,
  };
}

/** With a user name it signs in; else the token is one of the API. */
function authOf(at: number, api: ApiClient): readonly AuthMethod[] {
  const inHeader = at >= SINCE.header;
  const user = at >= SINCE.username ? 'username' : 'user';
  const session: SessionAuth = {
    carry: inHeader ? 'headers' : 'body',
    async login(
      request,
      { username, password },
    ): Promise<Record<string, string>> {
      const method = 'user.login';
      const params = { [user]: username, password };
      const body = { jsonrpc: '2.0', id: 1, method, params };
      const answer = await request(API_PATH, body);
      const id = String(resultOf(answer, method, api));
      return inHeader ? { Authorization: `Bearer ${id}` } : { auth: id };
    },
  };
  return [session, inHeader ? 'bearer' : { body: 'auth' }];
}
