/**
 * An error whose message is meant for the person at the terminal: what is wrong and how to mend it, without a stack.
 */
export class UserError extends Error {
  /** @override */
  name = 'UserError';
}
