/**
 * Puts a failed request into words for a visitor.
 *
 * @param {import('./api.js').ApiError} error Why it failed.
 * @returns {string} One or two sentences: what happened and what to do.
 */
export function explainFailure({ status, retryAfterSeconds }) {
  if (status === 429) {
    const wait = retryAfterSeconds ? `in ${retryAfterSeconds} s` : 'in a moment';
    return `That was a lot of requests at once. Try again ${wait}.`;
  }
  if (status === 0) return 'The server could not be reached. Check your connection, then try again.';
  return 'The server had a problem. It is not your doing; try again in a moment.';
}
