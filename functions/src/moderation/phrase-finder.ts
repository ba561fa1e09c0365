/**
 * Finds the phrases of all tables in a normalised text, in one pass.
 *
 * Where words are divided by spaces a phrase begins and ends with a word. Arabic and Hebrew put articles and prepositions
 * in front of words: up to two letters of that kind may stand there. In scripts without spaces, and in Korean with its
 * endings, a phrase may stand anywhere.
 */
import { normalisePhrase } from './normalise.js';
import { PHRASE_TABLES } from './phrases/index.js';
import type { Topic } from './phrases/topics.js';

/** What was found of a topic: each phrase once, as the table has it. */
export interface Found {
  readonly strong: Set<string>;
  readonly weak: Set<string>;
}

interface Phrase {
  readonly topic: Topic;
  readonly isWeak: boolean;
  readonly label: string;
  readonly parts: number;
}

/** A phrase, or one of the two that must stand near each other. */
interface Part {
  readonly phrase: Phrase;
  readonly number: number;
  readonly text: string;
  readonly isStem: boolean;
}

/** Characters within which both parts of a phrase must begin. */
const NEAR = 120;
const KEY_LENGTH = 4;

const SPACE = 0x20;
/** The scripts below, Latin, Greek and Cyrillic, have spaces between words and no prefixes. */
const FIRST_PREFIXED = 0x0590;
const ANYWHERE = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}]/u;
const PREFIXED = /^[\p{sc=Arabic}\p{sc=Hebrew}]/u;
const PREFIX = /(?:^| )(?:[והבלמשכ]{1,2}|[وفبكل]{1,2}|[وفبك]?(?:ال|لل))$/u;
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;

let index: ReadonlyMap<string, readonly Part[]> | undefined;

/** The phrases of a text that {@link normaliseText} has made. */
export function findPhrases(text: string): Map<Topic, Found> {
  index ??= buildIndex();
  const found = new Map<Topic, Found>();
  const lastSeen = new Map<Phrase, number[]>();
  for (let at = 0; at < text.length; at += 1) {
    const begins = at === 0 || text.charCodeAt(at - 1) === SPACE;
    const isLow = text.charCodeAt(at) < FIRST_PREFIXED;
    if (isLow && !begins) continue;
    const isAnywhere = !isLow && ANYWHERE.test(text.charAt(at));
    if (!begins && !isAnywhere && !isAfterPrefix(text, at)) continue;
    for (let length = 1; length <= KEY_LENGTH; length += 1)
      for (const part of index.get(text.slice(at, at + length)) ?? [])
        if (
          text.startsWith(part.text, at) &&
          (isAnywhere || part.isStem || endsWord(text, at + part.text.length))
        )
          notePart(part, at, { found, lastSeen });
  }
  return found;
}

function isAfterPrefix(text: string, at: number): boolean {
  return PREFIXED.test(text.charAt(at)) && PREFIX.test(text.slice(Math.max(0, at - 4), at));
}

function endsWord(text: string, end: number): boolean {
  return end >= text.length || !WORD_CHARACTER.test(text.charAt(end));
}

function notePart(
  { phrase, number }: Part,
  at: number,
  { found, lastSeen }: { found: Map<Topic, Found>; lastSeen: Map<Phrase, number[]> },
): void {
  if (phrase.parts > 1) {
    const places = lastSeen.get(phrase) ?? [];
    places[number] = at;
    lastSeen.set(phrase, places);
    for (let other = 0; other < phrase.parts; other += 1)
      if (at - (places[other] ?? -Infinity) > NEAR) return;
  }
  const ofTopic = found.get(phrase.topic) ?? { strong: new Set(), weak: new Set() };
  found.set(phrase.topic, ofTopic);
  (phrase.isWeak ? ofTopic.weak : ofTopic.strong).add(phrase.label);
}

function buildIndex(): Map<string, Part[]> {
  const parts = new Map<string, Part[]>();
  for (const table of PHRASE_TABLES)
    for (const [topic, phrases] of Object.entries(table) as [Topic, string][])
      for (const phrase of phrases.split('|')) addPhrase(parts, topic, phrase.trim());
  return parts;
}

function addPhrase(parts: Map<string, Part[]>, topic: Topic, written: string): void {
  const isWeak = written.startsWith('~');
  const texts = written
    .split('&')
    .map((part) => ({ text: normalisePhrase(part), isStem: part.trim().endsWith('*') }))
    .filter(({ text }) => text !== '');
  const phrase = { topic, isWeak, label: written.replace(/^~| ?& ?$|\*/g, ''), parts: texts.length };
  for (const [number, { text, isStem }] of texts.entries()) {
    const key = text.slice(0, KEY_LENGTH);
    const ofKey = parts.get(key) ?? [];
    ofKey.push({ phrase, number, text, isStem });
    parts.set(key, ofKey);
  }
}
