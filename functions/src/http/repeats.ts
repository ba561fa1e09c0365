import type { Request } from 'express';

/**
 * What comes of a POST that is sent again because its answer was lost:
 *
 * - `by-key`: with the same `Idempotency-Key` nothing is done twice, and the answer is the same;
 * - `harmless`: things are then as they were after the first;
 * - `refused`: it is refused, since what it takes was used up or what it ends has ended;
 * - `new-tokens`: it gives other tokens, as it would to anybody who may ask.
 */
export type Repeats = 'by-key' | 'harmless' | 'refused' | 'new-tokens';

/** What to do about a request of which nobody knows whether it was carried out, as the end of a sentence. */
export function howToRepeat(req: Request, repeats: Repeats | undefined): string {
  if (repeats === 'by-key' && req.get('idempotency-key') !== undefined)
    return 'send it again with the same Idempotency-Key, and it is not done twice.';
  if (repeats === 'harmless') return 'send it again, which does no harm.';
  if (repeats === 'new-tokens') return 'send it again for tokens of your own.';
  return 'look before you send it again.';
}
