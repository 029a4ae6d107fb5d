import type {
  Evidence,
  KnownFacts,
  ReadContext,
  ResourceDefinition,
} from '../define/connector';
import { ConnectorError } from '../define/errors';
import { cleanStatus } from './clean';
import { withSwitch } from './switchRemedy';
import type { ReadEvidence, ReadResult } from './types';

/** After so many failing evidence calls the tool is left alone until the next run. */
const MAX_FAILURES = 20;

/** For whoever asks without a database. */
export const NOTHING_KNOWN: KnownFacts = { get: () => undefined };

/** Asks for the evidence of rows and holds it to what the resource declares. */
export class EvidenceReader {
  firstError: ReadResult['evidenceError'];
  private failures = 0;

  constructor(
    private readonly resource: ResourceDefinition<any, any>,
    private readonly context: ReadContext<any>,
  ) {}

  async read(
    row: unknown,
    known: KnownFacts = NOTHING_KNOWN,
  ): Promise<{ evidence?: ReadEvidence; problems: string[] }> {
    if (!this.resource.evidence) return { evidence: {}, problems: [] };
    try {
      const evidence = await this.resource.evidence(row, this.context, known);
      return this.check(evidence);
    } catch (error) {
      this.context.signal.throwIfAborted();
      return { problems: [this.note(error)] };
    }
  }

  /** Undeclared, repeated or malformed facts are refused; the others stand. */
  private check(evidence: Evidence) {
    const declared = new Set(this.resource.facts?.map(type => type.id));
    const problems: string[] = [];
    const facts: NonNullable<ReadEvidence['facts']> = [];
    const unchanged = evidence.unchanged
      ?.map(({ id }) => id)
      .filter(id => declared.has(id));
    for (const { type, value } of evidence.facts ?? []) {
      const parsed = type.schema.safeParse(value);
      if (!declared.has(type.id)) {
        problems.push(
          `fact ${type.id} is not declared by ${this.resource.name}`,
        );
      } else if (facts.some(({ id }) => id === type.id)) {
        problems.push(`fact ${type.id} was given twice`);
      } else if (!parsed.success) {
        const issue = parsed.error.issues[0];
        problems.push(
          `fact ${type.id}.${issue.path.join('.')}: ${issue.message}`,
        );
      } else {
        facts.push({ id: type.id, value: parsed.data });
      }
    }
    return {
      evidence: {
        status: evidence.status && cleanStatus(evidence.status),
        facts,
        ...(unchanged && { unchanged }),
      },
      problems,
    };
  }

  private note(error: unknown): string {
    if (!(error instanceof ConnectorError)) {
      const message = error instanceof Error ? error.message : String(error);
      this.firstError ??= {
        kind: 'contract',
        message: `The evidence of a row could not be read: ${message}`,
        remedy: 'See the samples of rows that could not be used.',
      };
      return `evidence: ${message}`;
    }
    this.failures += 1;
    const shown = withSwitch(error, this.resource, this.context);
    const { kind, message, remedy } = shown;
    if (kind === 'auth' || kind === 'rateLimited') throw error;
    if (this.failures > MAX_FAILURES) throw shown;
    this.firstError ??= { kind, message, remedy };
    return `evidence: ${message}`;
  }
}
