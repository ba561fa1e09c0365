import type { z } from 'zod';
import { presentSeo, type Seo } from '../../content/index.js';
import { withCamelNames } from '../../documents/index.js';
import { createPageBody, TAKEN_SLUGS } from '../../pages/index.js';
import { createProjectBody } from '../../projects/index.js';
import type { RecordOf } from '../export/export-record.js';
import { ItemRefused, type Report } from '../formats/import-collector.js';
import type { ImportedPage, ImportedProject, ImportOptions } from '../formats/imported-post.js';
import { ownContent } from '../formats/markdown/body/own-content.js';
import { originOf, readRecord } from '../formats/own-records.js';
import { normaliseAuthors } from './normalise-post.js';
import { identityOf } from './post-identity.js';

/** What an item of a file is read by. */
interface OwnContext extends Pick<ImportOptions, 'sourceUrl' | 'ownUrl'> {
  /** See identityOf. */
  readonly site: string | null;
  readonly isOwn: boolean;
  readonly report: Report;
}

/** A page of a file of our own. @throws ItemRefused when it is none, or not within the limits of pages */
export function importedPage(value: unknown, context: OwnContext): ImportedPage {
  const record = readRecord('page', value);
  const { cover_image } = record;
  const slug = freeSlug(record.slug, context.report);
  const data = requireBody(createPageBody, { ...contentOf(record, context), slug, cover_image });
  return { ...withCamelNames(data), ...placeOf(record, context), ...saidNow(data) };
}

/** A slug that the site itself has not taken, as it may have since the page was exported. */
function freeSlug(slug: string | null, report: Report): string | undefined {
  if (slug === null || !TAKEN_SLUGS.has(slug)) return slug ?? undefined;
  report(
    `has the slug “${slug}”, which is an address of the site itself: it gets another one, made from its title`,
  );
  return undefined;
}

/** The same of a project. */
export function importedProject(value: unknown, context: OwnContext): ImportedProject {
  const record = readRecord('project', value);
  const { role, client, period, stack, links, repository, gallery, order, featured, cover_image } = record;
  const own = { role, client, period, stack, links, repository, gallery, order, featured, cover_image };
  const data = requireBody(createProjectBody, { ...contentOf(record, context), ...own });
  return { ...withCamelNames(data), ...placeOf(record, context), ...saidNow(data) };
}

/** What nothing is said of is null in files. */
function saidNow({ slug, seo }: { readonly slug?: string | undefined; readonly seo?: Seo | undefined }) {
  return { slug: slug ?? null, seo: seo ?? null };
}

/** What the body of a request would have, by which it is checked, of every kind. */
function contentOf(record: RecordOf<'page' | 'project'>, context: OwnContext) {
  const { seo } = originOf(record);
  return {
    title: record.title,
    slug: record.slug ?? undefined,
    content_md: ownContent(record.content_md, context),
    excerpt: record.excerpt,
    seo: seo ? presentSeo(seo) : undefined,
  };
}

/** Where it comes from, and where it stands. */
function placeOf(record: RecordOf<'page' | 'project'>, { site, isOwn, report }: OwnContext) {
  const { key, status, withheld, publishedAt, createdAt, updatedAt, ...origin } = originOf(record);
  return {
    ...{ key, status, withheld, publishedAt, createdAt, updatedAt },
    ...identityOf({ key, id: origin.id, createdAt }, site, isOwn),
    authors: normaliseAuthors(origin.authors, report),
  };
}

function requireBody<Schema extends z.ZodType>(schema: Schema, body: object): z.output<Schema> {
  const { data, error } = schema.safeParse(body);
  if (!error) return data;
  const [issue] = error.issues;
  throw new ItemRefused(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}; it was left out`);
}
