import { changedForVisitors, type Author } from '../../content/index.js';
import type { Post } from '../../posts/index.js';
import type { Frame } from '../frame.js';
import { authorPath } from '../paths.js';
import type { Thing } from './page-meta.js';

/** The site itself, with its search. @see https://schema.org/WebSite */
export function websiteThing({ settings, siteUrl, addresses }: Frame): Thing {
  return {
    '@type': 'WebSite',
    '@id': `${addresses.home}#website`,
    name: settings.name,
    description: settings.description,
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

/** A post. @see https://schema.org/BlogPosting */
export function postThing(frame: Frame, post: Post): Thing {
  const { settings, addresses } = frame;
  const { seo, coverImage } = post;
  const url = addresses.canonicalOf('post', { slug: post.slug, canonicalUrl: seo.canonicalUrl });
  const image = seo.ogImage ?? coverImage?.url;
  return {
    '@type': 'BlogPosting',
    '@id': `${url}#post`,
    url,
    mainEntityOfPage: url,
    headline: post.title,
    description: seo.description ?? post.excerpt,
    datePublished: (post.publishedAt ?? post.createdAt).toISOString(),
    dateModified: changedForVisitors(post).toISOString(),
    author: post.authors.map((author) => personThing(frame, author)),
    publisher: { '@type': 'Organization', name: settings.name, url: addresses.home },
    inLanguage: settings.language,
    isPartOf: { '@id': `${addresses.home}#website` },
    ...(post.tags.length > 0 && { keywords: post.tags }),
    ...(image !== undefined && { image }),
    timeRequired: `PT${String(post.readingTimeMinutes)}M`,
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
    itemListElement: all.map(([name, item], index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item,
    })),
  };
}
