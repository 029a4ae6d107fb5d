import { z } from 'zod';
import { seesEverybody } from './everybody';
import type { Zabbix } from './rpc';
import { number } from './rows';

const SEND_MESSAGE = 0;
/** In `mediatypeid` of a message. */
const ALL_CHANNELS = '0';
const TRIGGER_EVENTS = 0;

const conditionSchema = z.object({
  conditiontype: number,
  operator: number,
  value: z.string().default(''),
  value2: z.string().default(''),
});
export type Condition = z.output<typeof conditionSchema>;

const operationSchema = z.object({
  operationtype: number,
  opmessage: z.object({ mediatypeid: z.string() }).optional(),
  opmessage_grp: z.array(z.object({ usrgrpid: z.string() })).default([]),
  opmessage_usr: z.array(z.object({ userid: z.string() })).default([]),
});

export const actionSchema = z.object({
  actionid: z.string(),
  name: z.string(),
  /** 0 for one that is in use. */
  status: number,
  filter: z.object({
    evaltype: number,
    conditions: z.array(conditionSchema),
  }),
  operations: z.array(operationSchema).default([]),
});
export type Action = z.output<typeof actionSchema>;

/** How `action.get` is asked for what happens when a trigger fires. */
export const TRIGGER_ACTIONS = {
  kind: {
    method: 'action.get',
    id: 'actionid',
    ids: 'actionids',
    params: { filter: { eventsource: TRIGGER_EVENTS } },
  },
  details: {
    output: ['actionid', 'name', 'status'],
    selectFilter: ['evaltype', 'conditions'],
    selectOperations: 'extend',
  },
};

export function readTriggerActions(zabbix: Zabbix): Promise<Action[]> {
  const { kind, details } = TRIGGER_ACTIONS;
  const params = { ...kind.params, ...details };
  return zabbix.call(kind.method, params, z.array(actionSchema));
}

const userSchema = z.object({
  userid: z.string(),
  medias: z
    .array(
      z.object({
        mediatypeid: z.string(),
        active: number,
        /** A bit for each severity that is sent there. */
        severity: number,
      }),
    )
    .default([]),
  usrgrps: z.array(
    z.object({ usrgrpid: z.string(), name: z.string(), users_status: number }),
  ),
});
type User = z.output<typeof userSchema>;

const channelSchema = z.object({ mediatypeid: z.string(), status: number });
type Channel = z.output<typeof channelSchema>;

/** Whom messages reach. */
export interface People {
  /** Whether an operation of the action sends something of this severity that arrives. */
  areReachedBy(action: Action, priority: number): boolean;
  /** Name of a group of users. */
  groupName(usrgrpid: string): string | undefined;
}

/** `undefined` where the account does not see everybody. */
export async function readPeople(zabbix: Zabbix): Promise<People | undefined> {
  if (!(await seesEverybody(zabbix))) return undefined;
  const users = await zabbix.call(
    'user.get',
    {
      output: ['userid'],
      selectMedias: ['mediatypeid', 'active', 'severity'],
      selectUsrgrps: ['usrgrpid', 'name', 'users_status'],
    },
    z.array(userSchema),
  );
  const channels = await zabbix.call(
    'mediatype.get',
    { output: ['mediatypeid', 'status'] },
    z.array(channelSchema),
  );
  return peopleOf(users, channels);
}

function peopleOf(users: User[], channels: Channel[]): People {
  // Here and below, 0 is enabled.
  const working = new Set(
    channels.filter(c => c.status === 0).map(c => c.mediatypeid),
  );
  const enabled = users.filter(({ usrgrps }) =>
    usrgrps.every(group => group.users_status === 0),
  );
  const names = new Map(
    users.flatMap(({ usrgrps }) => usrgrps.map(g => [g.usrgrpid, g.name])),
  );
  return {
    groupName: usrgrpid => names.get(usrgrpid),
    areReachedBy: ({ operations }, priority) =>
      operations.some(operation =>
        enabled.some(user =>
          isReached(withSeverity(user, priority), operation, working),
        ),
      ),
  };
}

/** With the media only that take messages of this severity. */
function withSeverity(user: User, priority: number): User {
  const takes = ({ severity }: User['medias'][number]) =>
    Math.floor(severity / 2 ** priority) % 2 === 1;
  return { ...user, medias: user.medias.filter(takes) };
}

function isReached(
  { userid, usrgrps, medias }: User,
  operation: z.output<typeof operationSchema>,
  working: Set<string>,
): boolean {
  const { operationtype, opmessage, opmessage_grp, opmessage_usr } = operation;
  if (operationtype !== SEND_MESSAGE) return false;
  const memberOf = (id: string) => usrgrps.some(g => g.usrgrpid === id);
  const named =
    opmessage_usr.some(user => user.userid === userid) ||
    opmessage_grp.some(group => memberOf(group.usrgrpid));
  const channel = opmessage?.mediatypeid ?? ALL_CHANNELS;
  return (
    named &&
    medias.some(
      ({ active, mediatypeid }) =>
        active === 0 &&
        working.has(mediatypeid) &&
        [ALL_CHANNELS, mediatypeid].includes(channel),
    )
  );
}
