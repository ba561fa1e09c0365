/** What is to become of a document, or became of it: `failed` is what can't be done. */
export type Outcome = 'unchanged' | 'changed' | 'mended' | 'removed' | 'failed';

/** What a look at a document found, or what became of it. */
export interface Finding {
  /** The path of the document. */
  readonly path: string;
  readonly outcome: Outcome;
  /** Of one that failed: what is wrong and how to mend it by hand. */
  readonly detail?: string;
}

/** Something that is brought to the shape of this version, a page of documents after the other. */
export interface MigrationStep {
  /** In checkpoints and counts, of each step its own: of the collection, `blog_posts/revisions` of one below another. */
  readonly name: string;
  /** What there is to do after a document, in the order of the paths. At most `limit`: the last page has fewer. */
  look(after: string | null, limit: number): Promise<readonly Finding[]>;
  /** Does it to some documents, as they are now. Safe to repeat. */
  bring(paths: readonly string[]): Promise<readonly Finding[]>;
}
