/** Gives what reads texts, at the first use: what it needs for that takes as long to load as many a request. */
export async function loadTextReading() {
  return import('./read-texts.js');
}
