/**
 * The pictures that are measured: ordinary ones, and those that take the most memory of all that are taken.
 */
import { svg } from '../../functions/test/support/media/hostile-files.ts';
import { EXIF, frames, photograph, stripes } from '../../functions/test/support/media/pictures.ts';

/** A picture to be measured. */
export interface SamplePicture {
  readonly name: string;
  readonly make: () => Promise<Buffer>;
}

/** Of 12 and of 50 megapixels. */
const [WIDTH, HEIGHT] = [4032, 3024];
const [MOST_WIDTH, MOST_HEIGHT] = [8650, 5770];

/** All of them; each is made when it is asked for. */
export function samplePictures(): readonly SamplePicture[] {
  const photo = async () => (await photograph(WIDTH, HEIGHT)).withExif(EXIF);
  return [
    { name: 'photograph, JPEG, 12 MP', make: async () => (await photo()).jpeg({ quality: 90 }).toBuffer() },
    {
      name: 'photograph, JPEG, 12 MP, to be turned',
      make: async () => (await photo()).withMetadata({ orientation: 6 }).jpeg({ quality: 90 }).toBuffer(),
    },
    { name: 'photograph, WebP, 12 MP', make: async () => (await photo()).webp({ effort: 0 }).toBuffer() },
    { name: 'photograph, AVIF, 12 MP', make: async () => (await photo()).avif({ effort: 0 }).toBuffer() },
    {
      name: 'photograph, PNG, 6 MP',
      make: async () => (await photograph(WIDTH / 2, HEIGHT)).png({ compressionLevel: 6 }).toBuffer(),
    },
    {
      name: 'photograph, JPEG, 50 MP',
      make: async () => (await photograph(MOST_WIDTH, MOST_HEIGHT)).jpeg().toBuffer(),
    },
    {
      name: 'JPEG, 50 MP, to be turned',
      make: () => stripes(MOST_WIDTH, MOST_HEIGHT).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    },
    {
      name: 'JPEG, 36 MP, progressive, 4:4:4',
      make: () => stripes(7200, 5000).jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer(),
    },
    { name: 'PNG, 50 MP, transparent', make: () => stripes(MOST_WIDTH, MOST_HEIGHT, 4).png().toBuffer() },
    {
      name: 'PNG, 39 MP, transparent, interlaced',
      make: () => stripes(7700, 5100, 4).png({ progressive: true }).toBuffer(),
    },
    {
      name: 'PNG, 35 MP, transparent, to be turned',
      make: () => stripes(7000, 5000, 4).withMetadata({ orientation: 6 }).png().toBuffer(),
    },
    {
      name: 'PNG, 19 MP, 16 bits, transparent, interlaced',
      make: () => stripes(4900, 4000, 4).toColourspace('rgb16').png({ progressive: true }).toBuffer(),
    },
    {
      name: 'WebP, 50 MP, transparent',
      make: () => stripes(MOST_WIDTH, MOST_HEIGHT, 4).webp({ lossless: true, effort: 0 }).toBuffer(),
    },
    {
      name: 'WebP, 21 MP, to be turned',
      make: () =>
        stripes(5250, 4000).withMetadata({ orientation: 6 }).webp({ lossless: true, effort: 0 }).toBuffer(),
    },
    { name: 'AVIF, 9.4 MP, transparent', make: () => stripes(3500, 2700, 4).avif({ effort: 0 }).toBuffer() },
    {
      name: 'AVIF, 8.5 MP, 10 bits',
      make: () => stripes(3500, 2440).avif({ effort: 0, bitdepth: 10 }).toBuffer(),
    },
    {
      name: 'AVIF, 6.4 MP, 10 bits, transparent',
      make: () => stripes(2900, 2200, 4).avif({ effort: 0, bitdepth: 10 }).toBuffer(),
    },
    { name: 'GIF, 42 MP', make: () => stripes(7700, 5500).gif({ effort: 1 }).toBuffer() },
    { name: 'GIF, 60 frames of 640 × 360', make: () => frames(640, 360, 60).gif({ effort: 1 }).toBuffer() },
    {
      name: 'WebP, 30 frames of 1600 × 900',
      make: () => frames(1600, 900, 30).webp({ effort: 0 }).toBuffer(),
    },
    { name: 'JPEG, 1600 × 30,000', make: () => stripes(1600, 30_000).jpeg().toBuffer() },
    { name: 'SVG', make: () => Promise.resolve(svg('<circle cx="50" cy="50" r="40" fill="#00f"/>')) },
  ];
}
