/**
 * `npm run bench spam`: what the moderation pipeline says of the written corpora, by their content alone. Needs no emulator.
 *
 * The development part is cross-validated: each tenth is judged with a prior that was trained without it. The held-out part
 * is judged by the prior as it ships; of it nothing but counts is printed, so that nobody can tune to it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packPrior } from '../functions/src/moderation/bayes/prior.ts';
import { ROOT } from '../scripts/lib/paths.mjs';
import { formatReport, type Part } from './lib/spam-report.ts';
import { crossValidate, judgeSamples, measureTime, readCorpus, trainPrior } from './lib/spam-corpus.ts';

const DATA_FILE = 'functions/src/moderation/bayes/prior-data.ts';

if (process.argv.includes('--train-prior')) {
  const packed = packPrior(trainPrior(readCorpus('development')));
  writeFileSync(
    join(ROOT, DATA_FILE),
    `/** Written by \`npm run bench spam -- --train-prior\`: see \`prior.ts\`. */\nexport const PRIOR =\n  '${packed}';\n`,
  );
  console.log(`${DATA_FILE}: ${Math.round(packed.length / 1000)} kB`);
} else {
  const development = readCorpus('development');
  const parts: Part[] = [{ name: 'Development, cross-validated', judged: crossValidate(development) }];
  if (!process.argv.includes('--development'))
    parts.push({ name: 'Held out', judged: judgeSamples(readCorpus('held-out')) });
  const report = formatReport(parts, measureTime(development));
  console.log(report);
  if (parts.length > 1) writeFileSync(join(ROOT, 'bench/spam-results.md'), report);
}
