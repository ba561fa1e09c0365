/**
 * `npm run bench media`: what a worker takes for a picture, of ordinary ones and of the largest that are taken, and for the card of a
 * post. Needs no emulator.
 *
 * Each is measured in a process of its own, which loads nothing but what pictures need; a worker has some 20 MiB more.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../scripts/lib/paths.mjs';
import { formatTable, type Row } from './lib/figures.ts';
import type { MeasuredCards } from './lib/measure-cards.ts';
import type { MeasuredPicture } from './lib/measure-picture.ts';
import { samplePictures } from './lib/sample-pictures.ts';

/** As functions/.env has it. */
const ENVIRONMENT = { ...process.env, MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' };
const RESULTS_FILE = 'bench/media-results.md';

const folder = mkdtempSync(join(tmpdir(), 'firefolio-media-'));
const rows: Row[] = [];
const variants: Row[] = [];
try {
  for (const { name, make } of samplePictures()) {
    const file = join(folder, 'picture');
    writeFileSync(file, await make());
    const measured = measure('measure-picture', file) as MeasuredPicture;
    rows.push([name, ...describe(measured)]);
    console.log(rows.at(-1)?.join(' · '));
    if (name.startsWith('photograph')) variants.push(...measured.variants.map((each) => [name, ...each]));
  }
} finally {
  rmSync(folder, { recursive: true });
}

const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? ''}, ${new Date().toISOString().slice(0, 10)}`;
const cards = measure('measure-cards') as MeasuredCards;
const head = ['picture', 'MB', 'look', 'clean', 'variants', 'share', 'processor', 'MB made', 'peak'];
const report = `# Last results of \`npm run bench media\`

${machine}

Milliseconds to look at a picture, to clean its original, to render its variants and to cut it for link previews; milliseconds of the
processor for all of it; MB of the variants together; the most MiB that its process had.

${formatTable(head, rows)}

${formatTable(['picture', 'width', 'format', 'kB'], variants)}

Cards for link previews: milliseconds of the first, with what is loaded for it, and of each further one, by the clock and of the
processor; kB of the largest; the most MiB that the process had after 200 of them.

${formatTable(['first', 'each', 'processor', 'kB', 'peak'], [describeCards(cards)])}
`;
console.log(report);
writeFileSync(join(ROOT, RESULTS_FILE), report);

function measure(name: 'measure-picture' | 'measure-cards', ...files: string[]): unknown {
  const source = join(ROOT, 'scripts/lib/build/product-source.ts');
  const script = join(ROOT, `bench/lib/${name}.ts`);
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', source, script, ...files], {
    env: ENVIRONMENT,
  });
  if (stdout.length === 0) throw new Error(`${name} ${files.join(' ')}: ${stderr.toString()}`);
  return JSON.parse(stdout.toString());
}

function describeCards({ firstMs, eachMs, eachCpuMs, bytes, peakBytes }: MeasuredCards): Row {
  return [...[firstMs, eachMs, eachCpuMs, bytes / 1000, peakBytes / 1024 / 1024].map(Math.round)];
}

function describe(measured: MeasuredPicture): Row {
  const { bytes, inspectMs, cleanMs, renderMs, shareMs, cpuMs, madeBytes, peakBytes } = measured;
  const megabytes = (count: number): string => (count / 1_000_000).toFixed(2);
  return [
    megabytes(bytes),
    ...[inspectMs, cleanMs, renderMs, shareMs, cpuMs].map(Math.round),
    megabytes(madeBytes),
    Math.round(peakBytes / 1024 / 1024),
  ];
}
