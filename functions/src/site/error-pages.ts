import type { AppError } from '../errors/index.js';
import type { ErrorPage } from '../http/index.js';
import type { RedirectsService } from '../redirects/index.js';
import { loadPages } from './load-pages.js';
import type { Frame } from './frame.js';
import type { FrameService } from './frame.service.js';
import type { Message, Words } from './words/words.js';

/** What writes the pages of refusals, and knows of addresses that have moved where nothing is. */
export function createErrorPage(frames: FrameService, redirects: Pick<RedirectsService, 'find'>): ErrorPage {
  return async (error, path) => {
    const isNowhere = error.code === 'not-found' || error.code === 'gone';
    const moved = isNowhere && path !== null ? await redirects.find(path) : null;
    if (moved) return moved;
    const [{ errorPage }, frame] = await Promise.all([loadPages(), frameFor(error, frames)]);
    return errorPage.render({ frame, message: messageOf(error, frame.words) });
  };
}

/** Nothing is asked for who asks too much, nor where the database does not answer. */
async function frameFor({ code, httpStatus }: AppError, frames: FrameService): Promise<Frame> {
  if (code === 'resource-exhausted' || httpStatus >= 500) return frames.lastKnown;
  return frames.current().catch(() => frames.lastKnown);
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
