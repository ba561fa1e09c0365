import { z } from 'zod';
import type { KindName } from '../content/index.js';
import { AppError } from '../errors/index.js';
import type { Job, JobHandler, JobProblem, JobRun, JsonObject, StepOutcome } from '../jobs/index.js';
import type { MediaFiles } from '../media/index.js';
import { cardInPath } from '../media/index.js';
import { documentId } from '../shared/index.js';
import { cardName, cardOf, ownerDigits, type Card, type CardOwner } from './card.js';
import type { CardSituation, CardsRepository } from './cards.repository.js';

/** Items of one step: each takes a tenth of a second of the processor. */
const AT_ONCE = 10;

/** How often a card is drawn that is another one by the time it is drawn. */
const MAX_ATTEMPTS = 3;

/** What became of an item's card. */
type Outcome = 'made' | 'removed' | 'unchanged';

interface MakeCardsParts {
  readonly cards: CardsRepository;
  readonly files: MediaFiles;
}

/** Letters and what draws them, loaded when the first card is to be drawn. */
const loadDrawing = () => import('./drawing/index.js');

/**
 * Draws the cards of published items that have no picture of their own, for link previews, and removes those that are no longer
 * wanted: the jobs of kind `make-cards`, of some items or of all. What a card shows is read when it is drawn and once more when it is
 * noted at the item, so that of two jobs at once neither leaves an older one; a step that is done again does the same.
 *
 * @see docs/adr/0057-cards-are-drawn-before-they-are-named.md
 */
export class MakeCards implements JobHandler {
  private readonly input;
  private readonly checkpoint;

  constructor(private readonly parts: MakeCardsParts) {
    const kind = z.enum(parts.cards.kindNames as [KindName, ...KindName[]]);
    this.input = z.union([
      z.strictObject({ items: z.array(z.strictObject({ kind, id: documentId })) }),
      z.strictObject({ all: z.literal(true) }),
    ]);
    this.checkpoint = z.object({ kind, after: z.string().nullable() });
  }

  /** @throws ZodError when the input is of another version of the site */
  open({ input }: Job): Promise<JobRun> {
    const asked = this.input.parse(input);
    const run: JobRun =
      'items' in asked
        ? { total: asked.items.length, step: (state) => this.makeSome(asked.items, state) }
        : { total: null, step: (state) => this.makeUnlessLater(state) };
    return Promise.resolve(run);
  }

  /** A job of all cards that waits behind this one makes them all anew: whoever changes the settings ten times has them drawn once or twice. */
  private async makeUnlessLater(state: JsonObject | null): Promise<StepOutcome> {
    if (!(await this.parts.cards.isAllWaiting())) {
      const made = await this.makeNext(state);
      // A step whose worker ended before its announcement finds everything done when it is repeated.
      if (made.isLast) await this.parts.cards.announce();
      return made;
    }
    return { state: state ?? {}, done: 0, counts: { left_to_later: 1 }, problems: [], isLast: true };
  }

  /** The next step of all cards, announced together. @param state of the step before; null for the first */
  async makeNext(state: JsonObject | null): Promise<StepOutcome> {
    const { cards } = this.parts;
    const [first] = cards.kindNames;
    const { kind, after } = this.checkpoint.parse(state ?? { kind: first, after: null });
    const ids = await cards.listAfter(kind, after, AT_ONCE);
    const made = await this.makeEach(
      ids.map((id) => ({ kind, id })),
      { announces: false },
    );
    if (Object.keys(made.counts).some((name) => name !== 'unchanged')) await cards.announce();
    const last = ids.length < AT_ONCE ? null : (ids.at(-1) ?? null);
    const following = last === null ? cards.kindNames[cards.kindNames.indexOf(kind) + 1] : kind;
    return { ...made, state: { kind: following ?? kind, after: last }, isLast: following === undefined };
  }

  /** Of files in the bucket the names of cards that no item has. */
  async unnamed(paths: readonly string[]): Promise<ReadonlySet<string>> {
    const names = paths.flatMap((path) => cardInPath(path) ?? []);
    const named = await this.parts.cards.named(names);
    return new Set(names.filter((name) => !named.has(name)));
  }

  private async makeSome(items: readonly CardOwner[], state: JsonObject | null): Promise<StepOutcome> {
    const { next } = z.object({ next: z.int() }).parse(state ?? { next: 0 });
    const following = next + AT_ONCE;
    const made = await this.makeEach(items.slice(next, following), { announces: true });
    return { ...made, state: { next: following }, isLast: following >= items.length };
  }

  private async makeEach(
    owners: readonly CardOwner[],
    options: { readonly announces: boolean },
  ): Promise<Pick<StepOutcome, 'done' | 'counts' | 'problems'>> {
    const counts: Partial<Record<Outcome, number>> = {};
    const problems: JobProblem[] = [];
    for (const owner of owners) {
      const { outcome, problem } = await this.make(owner, options);
      counts[outcome] = (counts[outcome] ?? 0) + 1;
      if (problem !== null) problems.push({ item: `${owner.kind} ${owner.id}`, detail: problem });
    }
    return { done: owners.length, counts, problems };
  }

  private async make(
    owner: CardOwner,
    { announces }: { readonly announces: boolean },
  ): Promise<{ outcome: Outcome; problem: string | null }> {
    const { cards, files } = this.parts;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const situation = await cards.find(owner);
      const former = situation.item?.card ?? null;
      const { card, name } = wantedIn(owner, situation);
      const there = await files.listCards(ownerDigits(owner.kind, owner.id));
      // One that is there but not named is drawn again: another job may be about to remove it, as it was.
      const isDone =
        name === former && (name === null || there.some(({ path }) => cardInPath(path) === name));
      if (isDone && there.length === (name === null ? 0 : 1)) return { outcome: 'unchanged', problem: null };
      const { isDrawn, problem } =
        isDone || !card || name === null ? NOTHING_DRAWN : await this.draw(name, card);
      const present = isDone || isDrawn ? name : null;
      const noted = await cards.note(owner, present, {
        isWanted: (now) => wantedIn(owner, now).name === name,
        announces,
      });
      if (noted === 'outdated') continue;
      await files.remove(leftOver(there, { present, isSeen: situation.item?.status === 'published' }));
      const changed = present === null ? 'removed' : 'made';
      return { outcome: present === former && !isDrawn ? 'unchanged' : changed, problem };
    }
    throw new AppError({
      code: 'unavailable',
      message: 'The item was changed again and again while its card was being drawn.',
    });
  }

  /** What can't be drawn for a fault of ours is told, and stops no other. @throws AppError what keeps a drawn one from being stored */
  private async draw(name: string, card: Card): Promise<Drawn> {
    const { drawCard } = await loadDrawing();
    let png: Buffer | null;
    try {
      png = await drawCard(card);
    } catch (error) {
      return { isDrawn: false, problem: `its card could not be drawn: ${String(error)}` };
    }
    if (png) await this.parts.files.saveCard(name, png);
    return { isDrawn: png !== null, problem: null };
  }
}

interface Drawn {
  readonly isDrawn: boolean;
  readonly problem: string | null;
}

const NOTHING_DRAWN: Drawn = { isDrawn: false, problem: null };

/** The card that an item is to have, and its name. */
function wantedIn(
  { kind, id }: CardOwner,
  { item, settings }: CardSituation,
): { readonly card: Card | null; readonly name: string | null } {
  const card = item && cardOf(kind, item, settings);
  return { card, name: card && cardName(kind, id, card) };
}

type Files = Awaited<ReturnType<MediaFiles['listCards']>>;

/**
 * Which of an item's cards go: all but the present one and the one before, which pages that caches keep still name; all of one that is
 * to be seen no more.
 */
function leftOver(
  there: Files,
  { present, isSeen }: { readonly present: string | null; readonly isSeen: boolean },
): Files {
  const others = there
    .filter(({ path }) => cardInPath(path) !== present)
    .sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
  return isSeen ? others.slice(1) : others;
}
