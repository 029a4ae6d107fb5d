import { emailOf } from './derive';
import type { AccountTool, Company } from './schema';

/** Somebody or something that can sign in to a tool. */
export interface DemoAccount {
  /** Number in the tools that count them. */
  number: number;
  id: string;
  name: string;
  email?: string;
  bot: boolean;
  /** Groups whose things it may work on. */
  groups: string[];
  leads?: string;
}

/** Numbers of those who are nobody's, apart from those of people. */
const FIRST_LEAVER = 700;
const FIRST_EXTRA = 800;

/** The accounts of one tool: all people, those who left and were forgotten, and what is nobody's. */
export function accountsOf(company: Company, tool: AccountTool): DemoAccount[] {
  const people = company.people.map((person, at) => ({
    ...person,
    number: at + 1,
    email: emailOf(company, person),
    bot: false,
  }));
  const leavers = company.leavers.map((person, at) => ({
    ...person,
    number: FIRST_LEAVER + at,
    email: emailOf(company, person),
    bot: false,
    groups: [person.team],
  }));
  const extras = company.extras.accounts.map((account, at) => ({
    ...account,
    number: FIRST_EXTRA + at,
    groups: [account.team],
  }));
  const here = ({ tools }: { tools: AccountTool[] }) => tools.includes(tool);
  return [...people, ...leavers.filter(here), ...extras.filter(here)];
}
