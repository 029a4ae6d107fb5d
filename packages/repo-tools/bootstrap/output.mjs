/** Something that a person can put right: what happened, and what to do. */
export class Problem extends Error {
  constructor(message, remedy) {
    super(message);
    this.remedy = remedy;
  }
}

/** What a folder of this checkout may refuse, by the code of the error. */
const REFUSED = {
  EACCES: 'may not be written by this user',
  EPERM: 'may not be written by this user',
  EROFS: 'is on a disk that cannot be written',
  ENOSPC: 'is on a full disk',
};

/** Any other error is a defect, and is thrown on. */
export function asProblem(error) {
  if (error instanceof Problem) return error;
  if (!(error.code in REFUSED)) throw error;
  return new Problem(
    `${error.path ?? 'This folder'} ${REFUSED[error.code]}.`,
    'Put that right and run the command again.',
  );
}

/** Progress goes to standard error, so that a command's own output stays clean. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}
