/**
 * What the words of the phrase tables say by themselves: a model of the phrases, each a text. A message that pitches in other
 * words than the tables have still uses most of theirs.
 */
import { emptyModel, train, type Model } from './bayes/model.js';
import { normalisePhrase } from './normalise.js';
import { PHRASE_TABLES } from './phrases/index.js';
import { HAM_MANNERS, type PhraseTable } from './phrases/topics.js';

const HAM_TOPICS: ReadonlySet<string> = new Set(HAM_MANNERS);

let vocabulary: Model | undefined;

/** The model of all tables, made at the first call. */
export function vocabularyModel(): Model {
  vocabulary ??= learnTables();
  return vocabulary;
}

function learnTables(): Model {
  const model = emptyModel();
  for (const table of PHRASE_TABLES) learnTable(model, table);
  return model;
}

/** Honest phrases are fewer: they count as often as it takes to make both sides equal, or the language itself would tell. */
function learnTable(model: Model, table: PhraseTable): void {
  const phrases = Object.entries(table).flatMap(([topic, list]) =>
    list.split('|').map((phrase) => ({
      text: normalisePhrase(phrase.replace(/[&~*]/g, ' ')),
      isSpam: !HAM_TOPICS.has(topic),
    })),
  );
  const hamCount = phrases.filter(({ isSpam }) => !isSpam).length;
  const times = hamCount === 0 ? 1 : Math.max(1, Math.round((phrases.length - hamCount) / hamCount));
  for (const { text, isSpam } of phrases)
    for (let time = 0; time < (isSpam ? 1 : times); time += 1) train(model, text, isSpam);
}
