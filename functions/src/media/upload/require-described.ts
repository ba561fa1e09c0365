import { validationFailed } from '../../errors/index.js';
import { hasNeededAlt, type MediaText } from '../media.js';
import { traitsOf, type MediaType } from '../types/index.js';

/**
 * What is said of a file as it is stored: a decorative picture has no text in place of it.
 *
 * @throws AppError validation-failed for a picture without one that is not said to be decorative, and for one that has both
 */
export function describedAs(type: MediaType, text: MediaText): MediaText {
  if (text.decorative && text.alt !== '') {
    throw validationFailed([
      { pointer: '/alt', detail: 'is for pictures that are not decorative: leave it out, or `decorative`' },
    ]);
  }
  if (hasNeededAlt(traitsOf(type).kind, text)) return text;
  throw validationFailed([
    {
      pointer: '/alt',
      detail:
        'must say what is on the picture, for people who can’t see it; a picture that tells nothing is `decorative: true`',
    },
  ]);
}
