import { attestation } from '../facts';
import { defineCheck, type CheckDefinition, type Observed } from './check';
import { evidenceOf, fail, pass, unknown } from './findings';

const DAY_MS = 24 * 60 * 60 * 1000;

type AttestedFacts = { attestations: typeof attestation };

/** A check that no tool answers: people of the team state it, again and again. */
export type AttestedCheckOptions = Omit<
  CheckDefinition<AttestedFacts>,
  'subject' | 'facts' | 'missing' | 'missingMessage' | 'evaluate'
> & {
  /** Days for which one attestation holds. */
  cadenceDays: number;
};

/**
 * Declares a team check that is answered by attestation: it passes while the newest one is
 * within the cadence, fails when that has run out, and is unknown for a team that never attested.
 */
export function defineAttestedCheck(
  options: AttestedCheckOptions,
): CheckDefinition<AttestedFacts> {
  const never = 'Nobody of the team has attested this yet.';
  return defineCheck({
    ...options,
    subject: 'team',
    facts: { attestations: attestation },
    missing: 'unknown',
    missingMessage: never,
    evaluate({ attestations }, _, { now }) {
      const [newest] = attestations
        .filter(seen => seen.value.checkId === options.id)
        .sort(newestFirst);
      if (!newest) return unknown(never);
      const { attestedAt, note } = newest.value;
      const due = new Date(
        Date.parse(attestedAt) + options.cadenceDays * DAY_MS,
      );
      const evidence = [evidenceOf(newest, note)];
      return now <= due
        ? pass(
            `Attested on ${day(attestedAt)}; due again by ${day(due)}.`,
            evidence,
          )
        : fail(
            `Last attested on ${day(attestedAt)}; overdue since ${day(due)}.`,
            evidence,
          );
    },
  });
}

type Attested = Observed<{ attestedAt: string }>;

function newestFirst(a: Attested, b: Attested): number {
  return b.value.attestedAt.localeCompare(a.value.attestedAt);
}

function day(time: string | Date): string {
  return new Date(time).toISOString().slice(0, 10);
}
