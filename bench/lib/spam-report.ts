/** What `npm run bench spam` prints. */
import { cpus } from 'node:os';
import type { Verdict } from '../../functions/src/moderation/index.ts';
import type { Judged } from './spam-corpus.ts';

/** A corpus with its verdicts. */
export interface Part {
  readonly name: string;
  readonly judged: readonly Judged[];
}

const VERDICTS: readonly Verdict[] = ['ham', 'unsure', 'spam'];
/** Of the normal distribution: 95 % lie within. */
const Z = 1.96;

/** The whole report, as Markdown. */
export function formatReport(
  parts: readonly Part[],
  { ordinary, long }: { ordinary: number; long: number },
): string {
  const sections = parts.map(
    ({ name, judged }) => `## ${name}\n\n${formatMatrix(judged)}\n\n${formatRates(judged)}`,
  );
  const time = `Processor time to judge a message: ${ordinary.toFixed(2)} ms; of 5,000 characters ${long.toFixed(2)} ms.`;
  const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? ''}, ${new Date().toISOString().slice(0, 10)}`;
  return `# Last results of \`npm run bench spam\`\n\n${machine}\n\n${sections.join('\n\n')}\n\n${time}\n`;
}

/** How many of each class got each verdict, in English and in other languages. */
function formatMatrix(judged: readonly Judged[]): string {
  const rows = [
    ['English', (language: string) => language === 'en'],
    ['others', (language: string) => language !== 'en'],
    ['all', () => true],
  ] as const;
  const lines = rows.flatMap(([name, isOf]) =>
    [false, true].map((isSpam) => {
      const own = judged.filter(({ sample }) => sample.isSpam === isSpam && isOf(sample.language));
      const counts = VERDICTS.map((verdict) => own.filter((one) => one.verdict === verdict).length);
      return `| ${name} | ${isSpam ? 'spam' : 'ham'} | ${own.length} | ${counts.join(' | ')} |`;
    }),
  );
  return [
    '| language | is | samples | ham | unsure | spam |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

function formatRates(judged: readonly Judged[]): string {
  const ham = judged.filter(({ sample }) => !sample.isSpam);
  const spam = judged.filter(({ sample }) => sample.isSpam);
  const count = (of: readonly Judged[], verdicts: readonly Verdict[]): number =>
    of.filter(({ verdict }) => verdicts.includes(verdict)).length;
  return [
    `- ham as spam: ${formatRate(count(ham, ['spam']), ham.length)}`,
    `- ham as unsure: ${formatRate(count(ham, ['unsure']), ham.length)}`,
    `- spam as spam or unsure: ${formatRate(count(spam, ['spam', 'unsure']), spam.length)}`,
    `- spam as spam: ${formatRate(count(spam, ['spam']), spam.length)}`,
  ].join('\n');
}

/** With Wilson's interval at 95 %. */
function formatRate(count: number, of: number): string {
  const [low, high] = wilsonInterval(count, of);
  const percent = (share: number): string => (share * 100).toFixed(2);
  return `${count} of ${of}, ${percent(count / of)} % (${percent(low)} to ${percent(high)})`;
}

function wilsonInterval(count: number, of: number): [number, number] {
  const share = count / of;
  const middle = share + (Z * Z) / (2 * of);
  const half = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const scale = 1 + (Z * Z) / of;
  return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)];
}
