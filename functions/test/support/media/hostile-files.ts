/**
 * Files that mean harm, made by code: bombs of every format, programs in pictures, pictures in programs.
 */
import { crc32, deflateSync } from 'node:zlib';

/** A PNG's chunk. */
export function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

/** A PNG with chunks of one's own before its data; black, a bit a pixel. */
export function png(width: number, height: number, chunks: readonly Buffer[] = []): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const rows = Buffer.alloc((Math.ceil(width / 8) + 1) * height);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', header),
    ...chunks,
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A GIF that says it is so large, with as many frames of that size, and almost no data. */
export function gif(width: number, height: number, frameCount = 1): Buffer {
  const size = [width, height].flatMap((side) => [side & 255, side >> 8]);
  const screen = Buffer.from([...size, 0x80, 0, 0]);
  const control = Buffer.from('21f9040000000000', 'hex');
  const image = Buffer.from([0x2c, 0, 0, 0, 0, ...size, 0, 2, 2, 0x44, 1, 0]);
  const frames = Array.from({ length: frameCount }, () => Buffer.concat([control, image]));
  return Buffer.concat([Buffer.from('GIF89a'), screen, Buffer.alloc(6, 128), ...frames, Buffer.from([0x3b])]);
}

/** A JPEG with another size in its frame header than it has. */
export function jpegOfSize(jpeg: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(jpeg);
  const frame =
    [0xc0, 0xc1, 0xc2].map((kind) => copy.indexOf(Buffer.from([0xff, kind]))).find((at) => at > 0) ?? 0;
  copy.writeUInt16BE(height, frame + 5);
  copy.writeUInt16BE(width, frame + 7);
  return copy;
}

/** A lossless WebP of so many pixels that is over after its header. */
export function webpOfSize(width: number, height: number): Buffer {
  const bits = BigInt(width - 1) | (BigInt(height - 1) << 14n);
  const data = Buffer.alloc(16);
  data[0] = 0x2f;
  data.writeUInt32LE(Number(bits & 0xff_ff_ff_ffn), 1);
  const head = Buffer.from('RIFF\0\0\0\0WEBPVP8L\0\0\0\0', 'latin1');
  head.writeUInt32LE(12 + data.length, 4);
  head.writeUInt32LE(data.length, 16);
  return Buffer.concat([head, data]);
}

/** An AVIF that says it is so large. */
export function avifOfSize(avif: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(avif);
  const size = copy.indexOf('ispe');
  copy.writeUInt32BE(width, size + 8);
  copy.writeUInt32BE(height, size + 12);
  return copy;
}

const SVG_START = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';

/** An SVG of 100 × 100 pixels, white, with something on it. */
export function svg(body: string, attributes = 'width="100" height="100"'): Buffer {
  return Buffer.from(`${SVG_START} ${attributes}><rect width="100" height="100" fill="#fff"/>${body}</svg>`);
}
