import type { Media } from '../documents/media.codec.js';
import type { FocalPoint } from '../media.js';

/** What link previews show large, in pixels. */
const WIDTH = 1200;
const HEIGHT = 630;

/** Networks show no smaller one. */
const LEAST_HEIGHT = 200;

const CENTRE: FocalPoint = { x: 0.5, y: 0.5 };

/** The part of a picture that stands for it in link previews. */
export interface SharePicture {
  /** Its address on the site. */
  readonly path: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** The whole picture in the size in which this is cut out of it, and where. */
  readonly cut: {
    readonly from: { readonly width: number; readonly height: number };
    readonly left: number;
    readonly top: number;
  };
}

/**
 * What is shown of a picture where a link is shared: as much of it as has the ratio of 1200 × 630, around its focal point, and never
 * magnified. Another focal point has another address. The job that renders a picture makes it.
 *
 * @returns null where the size is not known yet, or it is too small to be shown
 */
export function sharePicture({
  hash,
  width,
  height,
  focalPoint,
}: Pick<Media, 'hash' | 'width' | 'height' | 'focalPoint'>): SharePicture | null {
  if (width === null || height === null) return null;
  const cutWidth = Math.min(width, (height * WIDTH) / HEIGHT);
  const scale = Math.min(1, WIDTH / cutWidth);
  const size = {
    width: Math.min(WIDTH, Math.round(cutWidth * scale)),
    height: Math.min(HEIGHT, Math.round((cutWidth * scale * HEIGHT) / WIDTH)),
  };
  if (size.height < LEAST_HEIGHT) return null;
  const from = {
    width: Math.max(size.width, Math.round(width * scale)),
    height: Math.max(size.height, Math.round(height * scale)),
  };
  const [x, y] = [focalPoint ?? CENTRE].flatMap((point) => [point.x, point.y]).map(thousandths);
  const cut = {
    from,
    left: within(((x ?? 0) / 1000) * from.width - size.width / 2, from.width - size.width),
    top: within(((y ?? 0) / 1000) * from.height - size.height / 2, from.height - size.height),
  };
  return { path: `/media/${hash}/share-${String(x)}-${String(y)}.jpg`, ...size, cut };
}

/** Whether a name in a picture's folder is one of its share pictures. */
export function isShareName(name: string): boolean {
  return /^share-\d{1,4}-\d{1,4}\.jpg$/.test(name);
}

function thousandths(share: number): number {
  return Math.round(share * 1000);
}

function within(value: number, most: number): number {
  return Math.min(Math.max(Math.round(value), 0), most);
}
