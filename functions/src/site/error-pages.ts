import type { AppError } from '../errors/index.js';
import type { ErrorPage } from '../http/index.js';
import type { RedirectsService } from '../redirects/index.js';
import { withDeadline } from '../shared/index.js';
import { loadPages } from './load-pages.js';
import type { Frame } from './frame.js';
import type { FrameService } from './frame.service.js';
import type { Message, Words } from './words/words.js';

/** How long a page of a refusal waits for the settings, in ms. */
const FRAME_TIMEOUT_MS = 2_000;

/** What writes the pages of refusals, and knows of addresses that have moved where nothing is. */
export function createErrorPage(frames: FrameService, redirects: Pick<RedirectsService, 'find'>): ErrorPage {
  return {
    findMoved: (path) => redirects.find(path),
    write: async (error) => {
      const [{ errorPage }, frame] = await Promise.all([loadPages(), frameFor(error, frames)]);
      return errorPage.render({ frame, message: messageOf(error, frame.words) });
    },
  };
}

/** Nothing is asked for who asks too much, nor where the database does not answer. */
async function frameFor({ code, httpStatus }: AppError, frames: FrameService): Promise<Frame> {
  if (code === 'resource-exhausted' || httpStatus >= 500) return frames.lastKnown();
  return withDeadline(frames.current(), FRAME_TIMEOUT_MS).catch(() => frames.lastKnown());
}

function messageOf({ code, httpStatus, headers }: AppError, words: Words): Message {
  if (code === 'not-found') return words.notFound;
  if (code === 'gone') return words.gone;
  if (code === 'resource-exhausted') {
    const seconds = Number(headers['Retry-After']);
    return words.tooMany(Number.isFinite(seconds) ? seconds : null);
  }
  return httpStatus >= 500 ? words.failed : words.refused;
}
