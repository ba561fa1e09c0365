/** The evidence in what was typed. */
import { countCodeSigns } from './code-signs.js';
import type { Evidence, EvidenceCode } from './evidence.js';
import { isGibberish } from './gibberish.js';
import { findLinks, type Links } from './links.js';
import { normaliseText, toCompatible, type NormalText } from './normalise.js';
import { findPhrases, type Found } from './phrase-finder.js';
import { HAM_MANNERS, SPAM_MANNERS, SPAM_TOPICS, type Topic } from './phrases/topics.js';
import { countWords, splitQuoted } from './quoted.js';
import type { Submission } from './submission.js';

/** Of more nobody is sure what it says; forms allow less. */
const MAX_LENGTH = 20_000;
/** In longer texts a phrase is more often there by chance. */
const LONG_TEXT_WORDS = 130;
const FEW_WORDS = 9;
const RATHER_FEW_WORDS = 16;
/** Shorter texts may do without. */
const IMPERSONAL_WORDS = 14;
const PERSONAL: ReadonlySet<EvidenceCode> = new Set(['reference', 'inquiry', 'problem', 'personal', 'code']);
const SHOWN_PHRASES = 3;

const MONEY =
  /[$€£₹₽₺₴₪¥฿]\s?\d|\d\s?(?:[$€£₹₽₺₴₪¥%％٪万萬元円]|usd|eur|руб|грн|zł|kč|tl\b|kr\b|만원|تومان|دولار|ش"ח|triệu)/giu;
const POINTING = /[👉➡⬇🔥🚀💰💸🎁🎰🎉✅✔⭐🌟💥📈📲💵🤑⚡❗‼→►▶★☆]|>>>?|<<</gu;
/** A question in the scripts and languages that have a sign or an ending for it. */
const QUESTION = /[?？؟吗嗎呢]|[かの]。|か$|까요|나요/mu;
const EXCLAIMED = /[!！]/g;
const UPPER = /\p{Lu}/gu;
const LETTER = /\p{L}/gu;

/** Everything that a text tells. */
export interface TextEvidence {
  readonly evidence: Evidence[];
  /** What the Bayes filter judges. */
  readonly words: string;
}

/** What the text of a submission tells, and what that does which it quotes. */
export interface ContentEvidence {
  readonly own: TextEvidence;
  /** Judged like a submission of its own; null when nothing is quoted. */
  readonly quoted: TextEvidence | null;
}

/** Gathers it; takes a few milliseconds for 5,000 characters. */
export function gatherContent({ name, subject, text }: Submission): ContentEvidence {
  const { own, quoted } = splitQuoted(`${name}\n${subject}\n${text}`.slice(0, MAX_LENGTH));
  const isRandom = isGibberish(`${subject}\n${text}`);
  const ownText = gatherText(own, { title: `${name} ${subject}`, isRandom, quoted });
  if (quoted === '') return { own: ownText, quoted: null };
  return {
    own: { ...ownText, evidence: [...ownText.evidence, ...quotedEvidence(quoted)] },
    quoted: gatherText(quoted, { title: '', isRandom: isGibberish(quoted), quoted: '' }),
  };
}

interface Around {
  /** What of the text is no sentence. */
  readonly title: string;
  /** Whether it is letters at random. */
  readonly isRandom: boolean;
  /** What it quotes: its links lead as far as others. */
  readonly quoted: string;
}

function gatherText(own: string, { title, isRandom, quoted }: Around): TextEvidence {
  const links = findLinks(toCompatible(own));
  const allLinks = quoted === '' ? links : findLinks(toCompatible(`${own}\n${quoted}`));
  const normal = normaliseText(own);
  const codeSigns = countCodeSigns(own);
  const wordCount = countWords(links.rest);
  const evidence = [
    ...phraseEvidence(normal, wordCount),
    ...linkEvidence(allLinks),
    ...some('bare-link', links.count > 0 && codeSigns === 0 ? bareness(wordCount - countWords(title)) : 0),
    ...disguiseEvidence(normal),
    ...styleEvidence(own, links.rest),
    ...some('code', codeSigns),
    ...some('gibberish', isRandom && codeSigns === 0 ? 1 : 0),
    ...some('question', QUESTION.test(links.rest) ? 1 : 0),
  ];
  return {
    evidence: [...evidence, ...togetherEvidence(evidence), ...impersonalEvidence(evidence, wordCount)],
    words: normal.mended,
  };
}

function phraseEvidence(normal: NormalText, wordCount: number): Evidence[] {
  const inMended = findPhrases(normal.mended);
  const inPlain = normal.plain === normal.mended ? inMended : findPhrases(normal.plain);
  const disguised = onlyMended(inMended, inPlain);
  const found = merge(inMended, inPlain);
  const share = Math.min(1, Math.sqrt(LONG_TEXT_WORDS / Math.max(1, wordCount)));
  let mentions = 0;
  const evidence: Evidence[] = [];
  for (const topic of [...SPAM_TOPICS, ...SPAM_MANNERS, ...HAM_MANNERS]) {
    const { strong, weak } = found.get(topic) ?? { strong: new Set<string>(), weak: new Set<string>() };
    mentions += weak.size;
    evidence.push(...some(topic, strong.size * share, [...strong].slice(0, SHOWN_PHRASES).join(', ')));
  }
  return [
    ...evidence,
    ...some('mentions', mentions * share),
    ...some('disguise', disguised.length, disguised.slice(0, SHOWN_PHRASES).join(', ')),
  ];
}

function merge(one: Map<Topic, Found>, other: Map<Topic, Found>): Map<Topic, Found> {
  const merged = new Map(one);
  for (const [topic, { strong, weak }] of other) {
    const known = one.get(topic);
    merged.set(
      topic,
      known ? { strong: known.strong.union(strong), weak: known.weak.union(weak) } : { strong, weak },
    );
  }
  return merged;
}

function onlyMended(mended: Map<Topic, Found>, plain: Map<Topic, Found>): string[] {
  return SPAM_TOPICS.flatMap((topic) => [
    ...(mended.get(topic)?.strong.difference(plain.get(topic)?.strong ?? new Set()) ?? []),
  ]);
}

function bareness(words: number): number {
  if (words <= FEW_WORDS) return 1.3;
  return words <= RATHER_FEW_WORDS ? 0.7 : 0;
}

function linkEvidence(links: Links): Evidence[] {
  return [
    ...some(
      'link',
      Math.min(links.count, 2) / (links.count > 1 ? 1.5 : 1),
      links.hosts.slice(0, SHOWN_PHRASES).join(', '),
    ),
    ...some('markup-links', links.markup),
    ...some('many-links', Math.max(0, links.hosts.length - 2)),
    ...some('short-link', links.isShortened ? 1 : 0),
  ];
}

function disguiseEvidence({ mixedWords, invisible, ornamental }: NormalText): Evidence[] {
  return [
    ...some('mixed-alphabets', mixedWords / 2),
    ...some('hidden-characters', invisible / 2),
    ...some('ornaments', ornamental >= 6 ? ornamental / 12 : 0),
  ];
}

function styleEvidence(text: string, rest: string): Evidence[] {
  const letters = rest.match(LETTER)?.length ?? 0;
  const upper = rest.match(UPPER)?.length ?? 0;
  const exclaimed = text.match(EXCLAIMED)?.length ?? 0;
  return [
    ...some('money', (text.match(MONEY)?.length ?? 0) / 2),
    ...some('pointing', text.match(POINTING)?.length ?? 0),
    ...some('shouting', (letters > 20 && upper * 2 > letters ? 1 : 0) + (exclaimed > 2 ? 1 : 0)),
  ];
}

/** Who asks about a text that looks like spam shows it. Who has nothing to say of it is judged by it: see splitQuoted. */
function quotedEvidence(quoted: string): Evidence[] {
  const found = findPhrases(normaliseText(quoted).mended);
  return some(
    'quoted',
    SPAM_TOPICS.reduce((sum, topic) => sum + (found.get(topic)?.strong.size ?? 0), 0),
  );
}

function togetherEvidence(evidence: readonly Evidence[]): Evidence[] {
  const amount = (code: EvidenceCode): number => evidence.find((one) => one.code === code)?.amount ?? 0;
  const topics = SPAM_TOPICS.filter((topic) => amount(topic) > 0).length;
  const manners = (['pitch', 'call', 'urgency', 'link', 'pointing'] as const).filter(
    (code) => amount(code) > 0,
  );
  return some('together', Math.min(topics, manners.length));
}

/** Whoever writes to this site speaks of it, asks or tells something about themselves; a text for thousands does not. */
function impersonalEvidence(evidence: readonly Evidence[], wordCount: number): Evidence[] {
  const isPersonal = evidence.some(({ code }) => PERSONAL.has(code));
  return some('impersonal', !isPersonal && wordCount >= IMPERSONAL_WORDS ? 1 : 0);
}

/** A list of one, or none when there is nothing of it. */
function some(code: EvidenceCode, amount: number, detail?: string): Evidence[] {
  if (amount <= 0) return [];
  return [{ code, amount, ...(detail ? { detail } : {}) }];
}
