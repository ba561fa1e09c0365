import type {
  ContentEntry,
  ContentKind,
  ContentTypes,
  KindName,
  PackedText,
  Places,
  PublishedItems,
} from '../content/index.js';

/** What is published, as of one look at the directory. */
type PublishedNow = Awaited<ReturnType<PublishedItems['all']>>;

/** A kind of content whose items are searched, whichever it is. */
export type AnySearchedKind = Pick<SearchedKind<ContentTypes>, 'name' | 'itemsIn' | 'wordsOf'>;

/** A published item. */
export interface SearchedItem {
  /** Names it among those of all kinds. */
  readonly key: string;
  readonly kind: AnySearchedKind;
  readonly entry: ContentEntry;
  readonly text: PackedText | undefined;
}

/** A kind of content whose items are searched. */
export class SearchedKind<T extends ContentTypes> {
  constructor(
    private readonly kind: ContentKind<T>,
    private readonly places: Places,
  ) {}

  /** Of the kind. */
  get name(): KindName {
    return this.kind.name;
  }

  /** Its published items, with their texts as of the last look at these. */
  itemsIn(published: PublishedNow): SearchedItem[] {
    const { copy: texts } = this.places.textsOf(this.kind);
    const { name } = this.kind;
    return published.itemsOf(this.kind).map((entry) => ({
      key: keyOf(name, entry.id),
      kind: this,
      entry,
      text: texts.get(entry.id),
    }));
  }

  /** What is searched of an entry besides its text, by the names of the fields. */
  wordsOf(entry: T['entry']): Readonly<Record<string, readonly string[]>> {
    return this.kind.searchedOf(entry);
  }
}

/** Those of posts, of which there are most, are their ids: others have a sign in theirs that no id has. */
function keyOf(kind: KindName, id: string): string {
  return kind === 'post' ? id : `${kind}:${id}`;
}
