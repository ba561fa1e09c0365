/** What the pages say besides what their owner and writers have written, in one language. */
export interface Words {
  /** The language that these are in, as BCP 47 has it. */
  readonly language: string;
  readonly skipToContent: string;
  readonly mainNavigation: string;
  readonly home: string;
  readonly search: string;
  readonly searchLabel: string;
  readonly allPosts: string;
  readonly posts: string;
  readonly projects: string;
  readonly contact: string;
  readonly archive: string;
  readonly logIn: string;
  readonly account: string;
  readonly backToTop: string;
  readonly tags: string;
  /** Followed by a tag's name. */
  readonly tagged: string;
  readonly allTags: (count: number) => string;
  /** Followed by names. */
  readonly by: string;
  /** Followed by a date. */
  readonly updated: string;
  readonly minutes: (count: number) => string;
  readonly countPosts: (count: number) => string;
  readonly contents: string;
  readonly related: string;
  readonly newer: string;
  readonly older: string;
  readonly pageOf: (number: number, pages: number) => string;
  readonly previousPost: string;
  readonly nextPost: string;
  readonly neighbours: string;
  readonly otherProjects: string;
  readonly previousProject: string;
  readonly nextProject: string;
  readonly noProjects: string;
  readonly allProjects: string;
  readonly noPosts: string;
  readonly noPostsText: string;
  readonly previewNotice: string;
  readonly video: (host: string) => string;
  readonly playVideo: (host: string) => string;
  readonly code: (language: string | null) => string;
  readonly table: string;
  readonly done: string;
  readonly toDo: string;
  readonly copy: string;
  readonly copied: string;
  readonly authors: string;
  /** Followed by a name. */
  readonly authorTitle: string;
  /** Followed by a month, such as `May 2026`. */
  readonly postsOfMonth: string;
  /** Followed by a year. */
  readonly postsOfYear: string;
  /** Followed by what was searched. */
  readonly found: (count: number) => string;
  readonly nothingFound: (text: string) => string;
  readonly nothingFoundText: string;
  readonly searchIntro: string;
  readonly searchResults: string;
  readonly moreFound: (shown: number, total: number) => string;
  readonly pages: string;
  readonly more: string;
  readonly sitemap: string;
  readonly role: string;
  readonly client: string;
  readonly period: string;
  readonly today: string;
  readonly stack: string;
  readonly links: string;
  readonly repository: string;
  readonly gallery: string;
  readonly notFound: Message;
  readonly gone: Message;
  readonly tooMany: (seconds: number | null) => Message;
  readonly refused: Message;
  readonly failed: Message;
  readonly form: FormWords;
  readonly sent: Message;
  readonly refusedForm: RefusedFormWords;
}

/** A heading and what follows from it. */
export interface Message {
  readonly title: string;
  readonly text: string;
}

interface FormWords {
  readonly title: string;
  readonly intro: string;
  readonly name: string;
  readonly email: string;
  readonly subject: string;
  readonly optional: string;
  readonly message: string;
  readonly hint: string;
  readonly leaveEmpty: string;
  readonly receipt: string;
  readonly emailAgain: string;
  readonly emailAgainHint: string;
  readonly send: string;
  readonly thanks: string;
  readonly arrived: string;
  readonly reference: string;
  readonly another: string;
  /** Where nothing was typed, by field. */
  readonly missing: Readonly<Record<'name' | 'email' | 'message', string>>;
  readonly sending: SendingWords;
}

/** What web/public/form.js says while it sends a form, and of what comes of it. */
export interface SendingWords {
  readonly busy: string;
  /** Above a list of what is wrong. */
  readonly toFix: string;
  readonly tooMany: string;
  readonly failed: string;
  readonly refused: string;
  /** Ends what is said of a failure. */
  readonly comfort: string;
  readonly pageFailed: string;
  readonly unreachable: string;
  readonly serverFailed: string;
  /** `#` is how long, such as `in 5 minutes`. */
  readonly again: string;
  readonly later: string;
  /** `#` is a name. */
  readonly thanksTo: string;
}

/** What may be wrong with a form: the fragment that it leads to. */
export type RefusedFor =
  | 'name'
  | 'email'
  | 'email_again'
  | 'subject'
  | 'message'
  | 'too-many'
  | 'too-large'
  | 'unavailable'
  | 'form'
  | 'page'
  | 'elsewhere';

interface RefusedFormWords extends Message {
  /** Both together are a sentence. */
  readonly reasons: Readonly<Record<RefusedFor, readonly [what: string, mend: string]>>;
  readonly emptyForm: string;
}
