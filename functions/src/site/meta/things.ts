import type { AuthorWithProfile } from '../../authors/index.js';
import { changedForVisitors, type Author } from '../../content/index.js';
import { previewImageOf } from '../../feeds/index.js';
import type { Page } from '../../pages/index.js';
import type { Post } from '../../posts/index.js';
import type { Project } from '../../projects/index.js';
import type { Frame } from '../frame.js';
import type { ItemKind, SiteItem } from '../items/site-item.js';
import { authorPath } from '../paths.js';
import type { Thing } from './page-meta.js';

/** The site itself, with its search. @see https://schema.org/WebSite */
export function websiteThing({ settings, siteUrl, addresses }: Frame): Thing {
  return {
    '@type': 'WebSite',
    '@id': `${addresses.home}#website`,
    name: settings.name,
    ...(settings.description !== '' && { description: settings.description }),
    url: addresses.home,
    inLanguage: settings.language,
    ...(settings.socialLinks.length > 0 && { sameAs: settings.socialLinks.map(({ url }) => url) }),
    ...(settings.shown.search && {
      potentialAction: {
        '@type': 'SearchAction',
        target: { '@type': 'EntryPoint', urlTemplate: `${siteUrl}/search?q={search_term_string}` },
        'query-input': 'required name=search_term_string',
      },
    }),
  };
}

/** Somebody who writes here. @see https://schema.org/Person */
export function personThing({ siteUrl, settings }: Frame, { id, name }: Author): Thing {
  if (!settings.shown.authors) return { '@type': 'Person', name };
  const url = siteUrl + authorPath(id);
  return { '@type': 'Person', '@id': `${url}#person`, name, url };
}

/** The page of an author, and who it is about, by what they say of themselves. @see https://schema.org/ProfilePage */
export function authorThings(frame: Frame, { author, profile }: AuthorWithProfile): readonly Thing[] {
  const { siteUrl, addresses, settings } = frame;
  const { picture = null, bioExcerpt = '', links = [] } = profile ?? {};
  const pages = links.map(({ url }) => url).filter((url) => !url.startsWith('mailto:'));
  const url = siteUrl + authorPath(author.id);
  const person: Thing = {
    ...personThing(frame, author),
    ...(bioExcerpt !== '' && { description: bioExcerpt }),
    ...(picture && { image: new URL(picture.url, siteUrl).href }),
    ...(pages.length > 0 && { sameAs: pages }),
  };
  const page: Thing = {
    '@type': 'ProfilePage',
    '@id': url,
    url,
    name: author.name,
    inLanguage: settings.language,
    isPartOf: { '@id': `${addresses.home}#website` },
    mainEntity: { '@id': person['@id'] },
    ...(profile && { dateModified: profile.updatedAt.toISOString() }),
  };
  return [page, person];
}

/** A post. @see https://schema.org/BlogPosting */
export function postThing(frame: Frame, post: Post): Thing {
  return {
    ...workThing(frame, 'post', 'BlogPosting', post),
    headline: post.title,
    ...(post.tags.length > 0 && { keywords: post.tags.map((tag) => frame.tagOf(tag).name) }),
    timeRequired: `PT${String(post.readingTimeMinutes)}M`,
  };
}

/** A page by itself. @see https://schema.org/WebPage */
export function pageThing(frame: Frame, page: Page): Thing {
  return { ...workThing(frame, 'page', 'WebPage', page), name: page.title };
}

/** A project. @see https://schema.org/CreativeWork */
export function projectThing(frame: Frame, project: Project): Thing {
  const { title, client, period, stack, repository, links } = project;
  return {
    ...workThing(frame, 'project', 'CreativeWork', project),
    name: title,
    ...(client !== null && { sourceOrganization: { '@type': 'Organization', name: client } }),
    ...(period && { temporalCoverage: `${period.start}/${period.end ?? '..'}` }),
    ...(stack.length > 0 && { keywords: stack }),
    ...(links.length > 0 && { sameAs: links.map(({ url }) => new URL(url, frame.siteUrl).href) }),
    ...(repository !== null && { isBasedOn: { '@type': 'SoftwareSourceCode', codeRepository: repository } }),
  };
}

/** What all that is written here has in common. @see https://schema.org/CreativeWork */
function workThing(frame: Frame, what: ItemKind, type: string, item: SiteItem): Thing {
  const { settings, addresses } = frame;
  const { slug, seo } = item;
  const url = addresses.canonicalOf(what, { slug, canonicalUrl: seo.canonicalUrl });
  const image = previewImageOf(item);
  return {
    '@type': type,
    '@id': `${url}#${what}`,
    url,
    mainEntityOfPage: url,
    description: seo.description ?? item.excerpt,
    datePublished: (item.publishedAt ?? item.createdAt).toISOString(),
    dateModified: changedForVisitors(item).toISOString(),
    author: item.authors.map((author) => personThing(frame, author)),
    publisher: { '@type': 'Organization', name: settings.name, url: addresses.home },
    inLanguage: settings.language,
    isPartOf: { '@id': `${addresses.home}#website` },
    ...(image && { image: new URL(image.url, frame.siteUrl).href }),
  };
}

/** Where a page is in the site, from the front page on. @see https://schema.org/BreadcrumbList */
export function breadcrumbThing(
  { addresses, words }: Frame,
  crumbs: readonly (readonly [name: string, url: string])[],
): Thing {
  const all = [[words.home, addresses.home] as const, ...crumbs];
  return {
    '@type': 'BreadcrumbList',
    itemListElement: all.map(([name, url], index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      // A thing, as schema.org has it, and by its @id, by which Google reads the address.
      item: { '@type': 'WebPage', '@id': url },
    })),
  };
}
