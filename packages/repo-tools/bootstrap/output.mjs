/** Something that a person can put right: what happened, and what to do. */
export class Problem extends Error {
  constructor(message, remedy) {
    super(message);
    this.remedy = remedy;
  }
}

/** Progress goes to standard error, so that a command's own output stays clean. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}
