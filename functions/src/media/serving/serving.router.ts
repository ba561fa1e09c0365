import type { Request, Response } from 'express';
import { z } from 'zod';
import { AppError } from '../../errors/index.js';
import {
  cachePublicly,
  defineRoute,
  NO_COST,
  PUBLIC_READ,
  sendStream,
  tellLength,
  type Route,
} from '../../http/index.js';
import type { ByteRange } from '../../platform/index.js';
import { MEDIA_TYPE_NAMES, SVG_POLICY, traitsOf, type MediaType } from '../types/index.js';
import type { MediaServing, ServedFile } from './serving.service.js';

/** What an address names never changes. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Headers that say something of a file. */
const OF_FILE = [
  'Accept-Ranges',
  'Content-Disposition',
  'Content-Length',
  'Content-Range',
  'Content-Type',
  'ETag',
  'Last-Modified',
];

/** What is not there may be there soon. */
const NOT_THERE = 'public, max-age=0, s-maxage=10';

/**
 * Bytes of a part at most: a player asks for all from where it is, and goes on asking. A longer answer would end with the request's
 * time, or when the player pauses.
 */
const MAX_PART_BYTES = 8 * 1024 * 1024;

/** The route of pictures and files for everybody: /media/:hash/:file. */
export function servingRoutes(serving: MediaServing): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/media/:hash/:file',
      summary: 'A picture in one of its widths, or a file as it was uploaded',
      description:
        '`file` is `{width}.webp`, `{width}.avif` or `original.{extension}`; the addresses are in the `variants` and the `url` of a file. ' +
        '`share-{x}-{y}.jpg` is what link previews show of a picture, around its focal point in thousandths; `cards/{name}.png` what they show of content without one. ' +
        'What an address names never changes. In place of a variant that is not there comes the next larger one, or the original, and no cache keeps it. ' +
        'One range of bytes may be asked for (206), of which at most 8 MiB come at once; no picture tells more than it shows, such as where it was taken.',
      ...PUBLIC_READ,
      cost: NO_COST,
      isForAll: true,
      params: z.object({ hash: z.string(), file: z.string() }),
      requestHeaders: ['Range', 'If-Range'],
      answer: [
        { fileTypes: [...MEDIA_TYPE_NAMES], headers: ['ETag', 'Accept-Ranges'] },
        { status: 206, fileTypes: [...MEDIA_TYPE_NAMES], headers: ['ETag', 'Content-Range'] },
      ],
      refusals: ['not-found', 'range-not-satisfiable'],
      handle: async ({ params, req, res }) => {
        const found = await serving.find(params.hash, params.file);
        if (!found) throw notThere(res);
        await sendFile(req, res, found, serving);
      },
    }),
  ];
}

async function sendFile(
  req: Request,
  res: Response,
  { file, type, isExact }: ServedFile,
  serving: MediaServing,
): Promise<void> {
  const etag = `"${file.generation}"`;
  if (isExact) cachePublicly(res, FOR_EVER);
  else res.set('Cache-Control', 'no-store');
  res.set({
    ETag: etag,
    'Last-Modified': file.updatedAt.toUTCString(),
    'Accept-Ranges': 'bytes',
    'Content-Type': traitsOf(type).contentType,
    'Content-Disposition': 'inline',
    'Content-Security-Policy': policyOf(type),
  });
  // As in http/rendered.ts: it is meant for caches on the way.
  Reflect.deleteProperty(req.headers, 'cache-control');
  if (req.fresh) {
    res.status(304).end();
    return;
  }
  const range = rangeOf(req, res, file.bytes);
  const length = range ? range.end - range.start + 1 : file.bytes;
  if (range)
    res
      .status(206)
      .set('Content-Range', `bytes ${String(range.start)}-${String(range.end)}/${String(file.bytes)}`);
  const isHead = req.method === 'HEAD';
  tellLength(res, length, isHead);
  if (isHead) {
    res.end();
    return;
  }
  await sendStream(serving.open(file, range), res).catch((error: unknown) => {
    removeHeadersOfFile(res);
    throw error;
  });
}

/**
 * The one range that is asked for; null where all is: also for several ranges, and where the file is another than the one that
 * the client has parts of.
 *
 * @throws AppError range-not-satisfiable
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-14.2
 */
function rangeOf(req: Request, res: Response, bytes: number): ByteRange | null {
  const condition = req.get('if-range');
  const isSame =
    condition === undefined || condition === res.get('ETag') || condition === res.get('Last-Modified');
  if (req.method !== 'GET' || !isSame) return null;
  const asked = req.get('range') ?? '';
  if (!/^bytes=/i.test(asked)) return null;
  // The last bytes of a file that has fewer are all of it, which `range-parser` refuses.
  const last = /^bytes=-(\d+)$/i.exec(asked)?.[1];
  if (last !== undefined && Number(last) >= bytes && bytes > 0) return bounded({ start: 0, end: bytes - 1 });
  const ranges = req.range(bytes);
  if (ranges === -1) throw notSatisfiable(res, bytes);
  if (!Array.isArray(ranges) || ranges.type !== 'bytes' || ranges.length !== 1) return null;
  const [range] = ranges;
  return range ? bounded(range) : null;
}

/** Its beginning: a part of what is asked for is an answer, too. @see https://www.rfc-editor.org/rfc/rfc9110#section-15.3.7 */
function bounded({ start, end }: ByteRange): ByteRange {
  return { start, end: Math.min(end, start + MAX_PART_BYTES - 1) };
}

/** What a browser may do that opens a file by itself. */
function policyOf(type: MediaType): string {
  if (type === 'image/svg+xml') return SVG_POLICY;
  // Viewers of PDF are plugins to some browsers, which any source list keeps from it.
  if (type === 'application/pdf') return "frame-ancestors 'none'";
  return "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";
}

function notThere(res: Response): AppError {
  cachePublicly(res);
  return new AppError({
    code: 'not-found',
    message: 'There is no such file, or it is not ready yet.',
    headers: { 'Cache-Control': NOT_THERE },
  });
}

/** A refusal is not the file. */
function removeHeadersOfFile(res: Response): void {
  for (const name of OF_FILE) res.removeHeader(name);
}

function notSatisfiable(res: Response, bytes: number): AppError {
  removeHeadersOfFile(res);
  return new AppError({
    code: 'range-not-satisfiable',
    message: `The file has ${String(bytes)} bytes, and none of them are in the range that was asked for.`,
    headers: { 'Content-Range': `bytes */${String(bytes)}`, 'Cache-Control': 'no-store' },
  });
}
