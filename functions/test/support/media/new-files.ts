import { randomInt } from 'node:crypto';
import sharp from 'sharp';

interface PictureTraits {
  readonly width?: number;
  readonly height?: number;
  readonly format?: 'jpeg' | 'png' | 'webp' | 'avif' | 'gif';
  /** Whether it says where it was taken, and that it has to be turned. */
  readonly hasExif?: boolean;
}

/** A picture that is no other's, by its colour and by some of its pixels. */
export async function newPicture(traits: PictureTraits = {}): Promise<Buffer> {
  const { width = 8, height = 8, format = 'png', hasExif = false } = traits;
  const [r, g, b] = [randomInt(256), randomInt(256), randomInt(256)];
  const noise = Buffer.from(Array.from({ length: 8 * 8 * 3 }, () => randomInt(256)));
  const picture = sharp({ create: { width, height, channels: 3, background: { r, g, b } } })
    .composite([{ input: noise, raw: { width: 8, height: 8, channels: 3 }, left: 0, top: 0 }])
    .toFormat(format);
  if (!hasExif) return picture.toBuffer();
  const exif = {
    IFD0: { Copyright: 'somebody', Orientation: '6' },
    IFD3: {
      GPSLatitudeRef: 'N',
      GPSLatitude: '52/1 31/1 12/1',
      GPSLongitudeRef: 'E',
      GPSLongitude: '13/1 24/1 18/1',
    },
  };
  return picture.withMetadata({ orientation: 6 }).withExifMerge(exif).toBuffer();
}

/** An SVG that is no other's. */
export function newDrawing(): Buffer {
  const color = `#${randomInt(0x1000000).toString(16).padStart(6, '0')}`;
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30" fill="${color}"/></svg>`,
  );
}

/** The beginning of an MP4 file and then anything: it is only stored and served. */
export function newFilm(bytes: number): Buffer {
  const film = Buffer.alloc(bytes);
  film.write('\u0000\u0000\u0000\u0018ftypisom\u0000\u0000\u0002\u0000isommp42', 'latin1');
  for (let at = 24; at + 4 <= bytes; at += 4_096) film.writeUInt32BE(randomInt(2 ** 32), at);
  return film;
}
