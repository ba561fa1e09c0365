import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { judge, learn } from './engine.js';
import { EVIDENCE } from './evidence.js';
import {
  DEFAULT_THRESHOLDS as thresholds,
  describeReason,
  emptyModel,
  NEUTRAL,
  type Circumstances,
  type Submission,
} from './index.js';

const options = { model: emptyModel(), thresholds };
const submission = (text: string, subject = ''): Submission => ({
  name: 'Ada',
  email: 'ada@a.test',
  subject,
  text,
});
const QUESTION = submission(
  'In your post on ETags you compare with ===. Does that ever match behind nginx with gzip?',
);
const codesOf = (of: Submission, circumstances: Partial<Circumstances> = {}): string[] =>
  judge(of, { ...NEUTRAL, ...circumstances }, options).reasons.map(({ code }) => code);

describe('judge', () => {
  test('takes a plain pitch for spam and says why', () => {
    const { verdict, reasons } = judge(
      submission(
        'Get 200 FREE SPINS and a no deposit bonus. Sign up now: https://spin.test',
        'Online casino',
      ),
      NEUTRAL,
      options,
    );
    expect(verdict).toBe('spam');
    expect(reasons.map(describeReason).join('; ')).toMatch(/advertises gambling \(.*free spins/);
  });

  test('takes a question about a post for ham', () => {
    expect(judge(QUESTION, NEUTRAL, options).verdict).toBe('ham');
  });

  test.each([
    ['mixed-alphabets', 'Сlісk hеrе for dеаls'],
    ['hidden-characters', 'Wel\u200bco\u200bme to the be\u200bst sa\u200ble'],
    ['ornaments', '𝐄𝐚𝐫𝐧 𝐦𝐨𝐧𝐞𝐲 𝐡𝐞𝐫𝐞'],
    ['disguise', 'v1agra and c1alis'],
    ['gibberish', 'nKfQxVdRJpLs wGtHyBmZqC'],
    ['bare-link', 'look https://a.test/x'],
    ['markup-links', '[url=https://a.test]shoes[/url] and [url=https://b.test]bags[/url]'],
    ['many-links', 'https://a.test https://b.test https://c.test https://d.test'],
    ['short-link', 'have a look at https://bit.ly/3kQ9x'],
    ['money', 'only $500 or 30 %'],
    ['pointing', 'here 👉 https://a.test'],
    ['shouting', 'YOU HAVE TO READ THIS AT ONCE'],
    ['code', 'TypeError: x is undefined\n    at render (search.js:88:27)'],
    ['question', 'where is it?'],
    ['reference', 'I read your article'],
  ])('sees %s', (code, text) => {
    expect(codesOf(submission(text))).toContain(code);
  });

  test.each([
    ['honeypot', { isHoneypotFilled: true }],
    ['token-forged', { token: 'forged' }],
    ['token-too-young', { token: 'too-young' }],
    ['token-too-old', { token: 'too-old' }],
    ['captcha-failed', { captcha: 'failed' }],
    ['captcha-not-given', { captcha: 'not-given' }],
    ['frequent-client', { recentOfClient: 5 }],
    ['frequent-address', { recentOfAddress: 5 }],
    ['duplicate', { sameContent: 2 }],
    ['duplicate-of-spam', { sameContentAsSpam: 1 }],
  ] as const)('sees %s, and takes nothing for spam for it alone', (code, circumstances) => {
    expect(codesOf(QUESTION, circumstances)).toContain(code);
    expect(2 * EVIDENCE[code].weight).toBeLessThanOrEqual(6);
    expect(judge(QUESTION, { ...NEUTRAL, ...circumstances }, options).verdict).not.toBe('spam');
  });

  const SPAM = 'Get 200 FREE SPINS and a no deposit bonus. Sign up now: https://spin.test\nOnline casino';
  const COVER = 'I read your post about ETags, and have a question: does it work behind a proxy?';

  test.each([
    ['lines', SPAM.replaceAll(/^/gm, '> ')],
    ['lines of lines', SPAM.replaceAll(/^/gm, '> > ')],
    ['bars', SPAM.replaceAll(/^/gm, '| ')],
    ['a forwarded mail', `-- original\n${SPAM}`],
    ['a forwarded mail of lines', `---- Forwarded message\n${SPAM.replaceAll(/^/gm, '> ')}`],
  ])('an honest sentence is no cover for spam that it quotes: %s', (_what, quoted) => {
    const { verdict, score, reasons } = judge(submission(`${COVER}\n${quoted}`), NEUTRAL, options);
    expect([verdict, score]).toEqual(['unsure', thresholds.unsure]);
    expect(reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(['quoted-spam', 'link']));
    expect(reasons.map(describeReason)).toContain('what it quotes would be spam by itself');
  });

  test('an honest answer below what it quotes stays one', () => {
    const quoted = '> In your post on ETags you compare with ===.\n> Does that match behind nginx with gzip?';
    expect(judge(submission(`${COVER}\n${quoted}`), NEUTRAL, options).verdict).toBe('ham');
  });

  test('learns what is quoted as well', () => {
    const words = 'Chutney in large jars, green and red, for your pantry and cellar.';
    const [model, plain] = [emptyModel(), submission(words)];
    const before = judge(plain, NEUTRAL, options).score;
    for (let i = 0; i < 8; i += 1)
      learn(model, submission(`${COVER}\n> ${words}`), { isSpam: true, before: null });
    expect(judge(plain, NEUTRAL, { model, thresholds }).score).toBeGreaterThan(before);
  });

  describe('rules hold however honest a text is', () => {
    test.each([
      ['ham', { sameContent: 2, recentOfAddress: 4 }],
      ['unsure', { sameContent: 3 }],
      ['unsure', { recentOfAddress: 5 }],
      ['unsure', { sameContent: 10, recentOfAddress: 4, recentOfClient: 4 }],
      ['spam', { sameContent: 10, recentOfAddress: 5 }],
      ['spam', { sameContent: 10, recentOfClient: 5 }],
    ] as const)('%s: %j', (verdict, counts) => {
      const judgement = judge(QUESTION, { ...NEUTRAL, ...counts }, options);
      expect(judgement.verdict).toBe(verdict);
      const sum = judgement.reasons.reduce((all, { weight }) => all + weight, 0);
      expect(sum).toBeCloseTo(judgement.score, 0);
    });

    test('but where a site has set its thresholds above them', () => {
      const high = { ...options, thresholds: { unsure: 900, spam: 999 } };
      const flood = { ...NEUTRAL, sameContent: 10, recentOfClient: 10 };
      expect(judge(QUESTION, flood, high).verdict).toBe('ham');
    });
  });

  test('a form that was open for more than a day is no doubt by itself', () => {
    expect(EVIDENCE['token-too-old'].weight).toBeLessThan(thresholds.unsure);
  });

  test('no token is as good as a good one', () => {
    const score = (token: Circumstances['token']): number =>
      judge(QUESTION, { ...NEUTRAL, token }, options).score;
    expect(score('not-given')).toBe(score('good'));
  });

  test('a captcha speaks for who has solved it, hardly against who has none, and not at all where nobody could be asked', () => {
    const score = (captcha: Circumstances['captcha']): number =>
      judge(QUESTION, { ...NEUTRAL, captcha }, options).score;
    expect(score('passed')).toBeLessThan(score('not-asked'));
    expect(score('unknown')).toBe(score('not-asked'));
    expect(score('failed')).toBeGreaterThan(score('not-given'));
    // What nothing else is known of stays ham.
    expect(EVIDENCE['captcha-not-given'].weight).toBeLessThan(thresholds.unsure);
    expect(judge(QUESTION, { ...NEUTRAL, captcha: 'not-given' }, options).verdict).toBe('ham');
  });

  test('nothing that is ham by its text is spam for a captcha alone', () => {
    const states = ['not-asked', 'not-given', 'passed', 'failed', 'unknown'] as const;
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.constantFrom(...states), (text, captcha) => {
        fc.pre(judge(submission(text), NEUTRAL, options).verdict === 'ham');
        expect(judge(submission(text), { ...NEUTRAL, captcha }, options).verdict).not.toBe('spam');
      }),
      { numRuns: 50 },
    );
  });

  test('worse circumstances never make it better', () => {
    const circumstances = fc.record({
      isHoneypotFilled: fc.boolean(),
      token: fc.constantFrom('not-given' as const, 'good' as const),
      captcha: fc.constantFrom(
        'not-asked' as const,
        'not-given' as const,
        'passed' as const,
        'unknown' as const,
      ),
      recentOfClient: fc.nat(20),
      recentOfAddress: fc.nat(20),
      sameContent: fc.nat(20),
      sameContentAsSpam: fc.nat(20),
    });
    const worse: ((of: Circumstances) => Circumstances)[] = [
      (of) => ({ ...of, isHoneypotFilled: true }),
      (of) => ({ ...of, token: 'forged' }),
      (of) => ({ ...of, captcha: 'failed' }),
      (of) => ({ ...of, recentOfClient: of.recentOfClient + 1 }),
      (of) => ({ ...of, recentOfAddress: of.recentOfAddress + 1 }),
      (of) => ({ ...of, sameContent: of.sameContent + 1 }),
      (of) => ({ ...of, sameContentAsSpam: of.sameContentAsSpam + 1 }),
    ];
    fc.assert(
      fc.property(circumstances, fc.constantFrom(...worse), (some, change) => {
        const score = (of: Circumstances): number => judge(QUESTION, of, options).score;
        expect(score(change(some))).toBeGreaterThanOrEqual(score(some));
      }),
      { numRuns: 30 },
    );
  });

  test('learns what moderators decide, and takes back what they change', () => {
    const model = emptyModel();
    const pitch = submission('Our chutney is on sale again, the green one and the red one, in large jars.');
    const before = judge(pitch, NEUTRAL, options).score;
    for (let i = 0; i < 4; i += 1) learn(model, pitch, { isSpam: true, before: null });
    expect(judge(pitch, NEUTRAL, { model, thresholds }).score).toBeGreaterThan(before);
    for (let i = 0; i < 4; i += 1) learn(model, pitch, { isSpam: false, before: { isSpam: true } });
    expect(judge(pitch, NEUTRAL, { model, thresholds }).score).toBeLessThan(before);
    const texts = model.hamTexts;
    learn(model, pitch, { isSpam: false, before: { isSpam: false } });
    expect(model.hamTexts).toBe(texts);
  });
});

describe('a hostile text takes no longer than another of its length', () => {
  const ordinary = 'In your post you write that a weak validator is fine for a list. ';
  const seconds = (text: string): number => {
    const before = process.cpuUsage();
    judge(submission(text), NEUTRAL, options);
    return process.cpuUsage(before).user / 1e6;
  };
  seconds(ordinary.repeat(300));

  test.each([
    'a',
    '-',
    ' ',
    '\n',
    '> ',
    'www.',
    'a.',
    'a@',
    'a-',
    '[url=',
    '<a ',
    '</',
    '{a:',
    '--- ',
    '/a',
    'a_',
    'a(',
    'aB',
    'а',
    'аa',
    'V.',
    '1a',
    '\u200b',
    '\u0301',
    '漢',
    'ال',
    '👉',
    '$1',
    'SELECT ',
    'at a:1',
  ])('%j', (unit) => {
    expect(seconds(unit.repeat(Math.ceil(100_000 / unit.length)))).toBeLessThan(2);
  });
});

describe('the development corpus', () => {
  const folder = join(process.cwd(), 'bench/spam/development');
  const samples = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) =>
      readFileSync(join(folder, name), 'utf8')
        .trim()
        .split('\n')
        .map((line) => ({
          ...(JSON.parse(line) as Submission & { message: string }),
          isSpam: name.startsWith('spam'),
        })),
    );
  const verdicts = samples.map(({ isSpam, message, ...rest }) => ({
    isSpam,
    // Without the prior, which was trained on these very messages.
    verdict: judge({ ...rest, text: message }, NEUTRAL, { ...options, prior: emptyModel() }).verdict,
  }));
  const share = (isSpam: boolean, wanted: readonly string[]): number => {
    const own = verdicts.filter((one) => one.isSpam === isSpam);
    return own.filter(({ verdict }) => wanted.includes(verdict)).length / own.length;
  };

  test('is judged as well as it was', () => {
    expect(samples.length).toBeGreaterThan(600);
    expect(share(false, ['spam'])).toBeLessThanOrEqual(0.005);
    expect(share(false, ['unsure'])).toBeLessThanOrEqual(0.12);
    expect(share(true, ['spam', 'unsure'])).toBeGreaterThanOrEqual(0.97);
  });
});
