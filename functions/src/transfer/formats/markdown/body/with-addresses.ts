import { mapAddresses } from './addresses.js';
import { keepCode } from './code.js';
import { KeptText } from './kept-text.js';

/** A text in which each address but those in its code has become what is given for it. */
export function withAddresses(text: string, change: (address: string) => string): string {
  const kept = new KeptText();
  const prose = keepCode(KeptText.clean(text), kept, { converts: false });
  return kept.giveBack(mapAddresses(prose, (address) => change(address)));
}
