import type { ContentItem, OwnFormats, Seo } from '../../content/index.js';
import type { NamesIn } from '../../documents/index.js';
import type { Page, PageFields } from '../../pages/index.js';
import type { Post, PostFields } from '../../posts/index.js';
import type { Project, ProjectFields } from '../../projects/index.js';
import type { PostIdentity } from '../import/post-identity.js';

/** Most posts of one import, whatever the format, and most pages and projects. */
export const MAX_IMPORTED_POSTS = 10_000;

/** Whom the source names as an author; which account that is, the import decides. */
export interface ImportedAuthor {
  /** Of our own formats: the account's id. */
  readonly id: string | null;
  readonly email: string | null;
  readonly name: string;
}

/** What a file may say otherwise than a post here does. */
interface SaidOtherwise {
  /** Null where the title shall give it. */
  readonly slug: string | null;
  /** Null where the content shall give it. */
  readonly excerpt: string | null;
  readonly status: 'draft' | 'published';
  readonly createdAt: Date | null;
  readonly updatedAt: Date | null;
  readonly authors: readonly ImportedAuthor[];
  /** Null when nothing is said. */
  readonly seo: Seo | null;
}

/** A picture, or another file, that an archive has and a post refers to. */
export interface ArchivedFile {
  /** Its path in the archive. */
  readonly path: string;
  /** Its address, as the post has it in its content, cover or SEO. */
  readonly url: string;
  /** Whether it is not in the archive but at its address, from which it is to be fetched; that is its path, too. */
  readonly isRemote?: true;
  /** What its source says of it beside the post. */
  readonly text?: { readonly alt?: string; readonly title?: string; readonly caption?: string };
}

/** What becomes of a post besides its fields. */
interface Belongings {
  /** Addresses at which the post was in its source, as it says them: paths or URLs. */
  readonly aliases?: readonly string[];
  /** Those of its pictures and other files that the archive has, by each of their addresses in it. */
  readonly files?: readonly ArchivedFile[];
}

/** Where a post of a file comes from. */
interface SourceOrigin {
  /** What the post is in its source, the same in each export of it: `ghost:<uuid>`, `markdown:<path>`, `firefolio:<id>`. */
  readonly key: string;
  /** What version 0.1 took for the key, where that was another. */
  readonly formerKey?: string;
  /** What an earlier version read in its place, where that was another: by it, too, the post is known again. */
  readonly former?: FormerReading;
  /** Of our own formats: the post's id, as the file has it. */
  readonly id: string | null;
  /** Why it may not be public in its source, such as `has a password`: it comes as a draft then. */
  readonly withheld: readonly string[];
}

/** What an earlier version made of a post of a file. */
export interface FormerReading {
  readonly title: string;
  readonly contentMd: string;
  readonly publishedAt: Date | null;
  readonly createdAt: Date | null;
}

/** What a file says of an item, where files of other formats may be without `OwnNames`. */
type SourceFields<Item, Names extends keyof Item, OwnNames extends keyof Item> = SaidOtherwise &
  Omit<Pick<Item, Names>, keyof SaidOtherwise | OwnNames> &
  Partial<Pick<Item, OwnNames>>;

/** A post as a file has it; `publishedAt` is in the future for a scheduled one, null where the file says nothing. */
export type SourcePost = SourceOrigin &
  Belongings &
  SourceFields<Post, NamesIn<PostFields, 'imported'>, NamesIn<PostFields, 'imported', OwnFormats>>;

/** A post as a file of our own formats has it. */
export type OwnSourcePost = SourceOrigin &
  Belongings &
  SourceFields<Post, NamesIn<PostFields, 'imported'>, never>;

/** When an item becomes public, here or in its source, in ms since 1970; Infinity for never. */
export function shownFrom({ status, publishedAt }: Pick<ContentItem, 'status' | 'publishedAt'>): number {
  if (status !== 'published') return Infinity;
  return publishedAt?.getTime() ?? -Infinity;
}

/** A post within the limits of posts, with the ids that it may have here; what its format does not say is not there, and stays. */
export type ImportedPost = Omit<SourcePost, 'id' | 'formerKey'> & PostIdentity;

/** What an item of a file has besides the fields of its kind. */
type Placed = Omit<SourceOrigin, 'id' | 'formerKey'> & PostIdentity;

/** An item within the limits of its kind, whichever that is. */
export type ImportedItem = Placed &
  Belongings &
  SaidOtherwise &
  Pick<ContentItem, 'title' | 'contentMd' | 'publishedAt'>;

/** A page within the limits of pages. Only our own formats have some. */
export type ImportedPage = Placed & SourceFields<Page, NamesIn<PageFields, 'imported'>, never>;

/** A project within the limits of projects. Only our own formats have some. */
export type ImportedProject = Placed & SourceFields<Project, NamesIn<ProjectFields, 'imported'>, never>;

/** A page or project of a file of our own formats, which may not be as it should. */
export interface OwnRecord {
  readonly kind: 'page' | 'project';
  /** What is told of problems with it. */
  readonly item: string;
  readonly value: unknown;
}

/** What could not be taken over as it was. */
export interface ImportProblem {
  /** What it is about, as its writer would know it. */
  readonly item: string;
  /** What is wrong, and how to mend it. */
  readonly detail: string;
  /** What all problems of its kind have in common, by which they are counted; without it what the detail says besides quotes and numbers. */
  readonly kind?: string;
}

/** What a file to be imported holds, in the file's order. */
export interface ParsedImport<Item = SourcePost> {
  readonly posts: readonly Item[];
  /** Pages and projects, of our own formats. */
  readonly others: readonly OwnRecord[];
  readonly problems: readonly ImportProblem[];
  /** The address of the site that the file says to be of; null when it does not. */
  readonly site: string | null;
  /** Hosts besides the site's that its uploads have by the file. */
  readonly mediaHosts?: readonly string[];
  /** How many files its archive has besides those that items are read from. */
  readonly otherFiles: number;
}

/** What an import is told besides the file. */
export interface ImportOptions {
  /** Where the posts come from: what relative addresses are resolved against, and whose keys they have. */
  readonly sourceUrl: string | null;
  /** Whether files that are not in the archive are fetched from the source's site. */
  readonly fetchesMedia?: boolean;
  /** The origin of this site: ids of a file that comes from it are those of its posts. */
  readonly ownUrl?: string | null;
  /** Where posts of this site are, with `:slug`; where they were in version 0.1 without it. */
  readonly postAddress?: string;
  /** The IANA name of the zone in which the file's times without an offset are; UTC where nobody says it. */
  readonly timeZone?: string;
  /** See content/slugs/slugify.ts: by it links between the file's posts know their addresses here. */
  readonly slugify?: (text: string, maxLength?: number) => string;
  /** When the import was begun: what has expired by then is over. */
  readonly now: Date;
}
