/**
 * An error whose message is meant for the person at the terminal: what is wrong and how to mend it, without a stack.
 */
export class UserError extends Error {
  /** @override */
  name = 'UserError';
}

/**
 * Prints an error in the form that fits it, and gives the exit code.
 * @param {string} command what failed, e.g. `npm start`
 * @param {unknown} error a UserError prints as its message, anything else with its stack
 * @returns {number} 1
 */
export function reportError(command, error) {
  if (error instanceof UserError) console.error(`${command}: ${error.message}`);
  else console.error(`${command}: unexpected error\n`, error);
  return 1;
}
