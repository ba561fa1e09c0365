import type { PreviewImage } from '../../feeds/index.js';
import type { Frame } from '../frame.js';
import type { LinkPreview, PageMeta, Thing } from './page-meta.js';

/** The head of a page: what browsers, search engines and link previews read of it. */
export function Head({ frame, meta }: { frame: Frame; meta: PageMeta }) {
  const { settings, themePath } = frame;
  const title = meta.title === null ? settings.name : `${meta.title} · ${settings.name}`;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      {meta.description !== '' && <meta name="description" content={meta.description} />}
      {meta.isUnlisted && <meta name="robots" content="noindex" />}
      {meta.canonical !== null && !meta.isUnlisted && <link rel="canonical" href={meta.canonical} />}
      {meta.previous && <link rel="prev" href={meta.previous} />}
      {meta.next && <link rel="next" href={meta.next} />}
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content={settings.colors.light.paper} />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content={settings.colors.dark.paper} />
      <link rel="stylesheet" href="/styles.css" />
      <link rel="stylesheet" href={themePath} />
      <script type="module" src="/site.js"></script>
      <link rel="icon" href={settings.favicon ?? '/favicon.svg'} />
      {meta.me?.map((address) => (
        <link key={address} rel="me" href={address} />
      ))}
      <Alternates frame={frame} markdown={meta.markdown ?? null} />
      <OpenGraph frame={frame} meta={meta} />
      <JsonLd things={meta.things ?? []} />
    </head>
  );
}

/** The same in other forms: the feeds, and the page as Markdown. */
function Alternates({ frame: { settings }, markdown }: { frame: Frame; markdown: string | null }) {
  const { name, shown } = settings;
  return (
    <>
      {shown.feeds && (
        <>
          <link rel="alternate" href="/feed.xml" type="application/rss+xml" title={`${name} (RSS)`} />
          <link rel="alternate" href="/atom.xml" type="application/atom+xml" title={`${name} (Atom)`} />
          <link
            rel="alternate"
            href="/feed.json"
            type="application/feed+json"
            title={`${name} (JSON Feed)`}
          />
        </>
      )}
      {markdown !== null && <link rel="alternate" href={markdown} type="text/markdown" />}
    </>
  );
}

/** What link previews show. @see https://ogp.me and https://developer.x.com/en/docs/x-for-websites/cards */
function OpenGraph({ frame: { settings, siteUrl }, meta }: { frame: Frame; meta: PageMeta }) {
  const preview: LinkPreview = meta.preview ?? { type: 'website' };
  const title = preview.title ?? meta.title ?? settings.name;
  const description = preview.description ?? meta.description;
  const image = preview.image ?? heroImage(settings);
  const { twitter = {} } = preview;
  // Portraits are square.
  const isLarge = preview.type !== 'profile' && (twitter.image ?? image?.url ?? null) !== null;
  const properties: [string, string | null | undefined][] = [
    ['og:type', preview.type],
    ['og:site_name', settings.name],
    ['og:title', title],
    ['og:description', description],
    ['og:url', meta.canonical],
    ['og:locale', localeOf(settings.language)],
    ['og:image', image && new URL(image.url, siteUrl).href],
    ['og:image:width', image?.size ? String(image.size.width) : null],
    ['og:image:height', image?.size ? String(image.size.height) : null],
    ['og:image:alt', image?.alt],
    ...(preview.properties ?? []).map(([name, content]): [string, string] => [name, content]),
  ];
  return (
    <>
      {properties.map(([property, content]) => content && <meta property={property} content={content} />)}
      <meta name="twitter:card" content={isLarge ? 'summary_large_image' : 'summary'} />
      {twitter.title && <meta name="twitter:title" content={twitter.title} />}
      {twitter.description && <meta name="twitter:description" content={twitter.description} />}
      {twitter.image && <meta name="twitter:image" content={new URL(twitter.image, siteUrl).href} />}
    </>
  );
}

function heroImage({ hero: { image } }: Frame['settings']): PreviewImage | null {
  return image && { url: image.url, alt: image.alt, size: null };
}

/** Open Graph's form of a language: `de_AT`; without a region there is none to tell. */
function localeOf(language: string): string | null {
  const { language: short, region } = new Intl.Locale(language);
  return region === undefined ? null : `${short}_${region}`;
}

/** Data, which no Content-Security-Policy forbids. */
function JsonLd({ things }: { things: readonly Thing[] }) {
  if (things.length === 0) return null;
  const graph = { '@context': 'https://schema.org', '@graph': things };
  // What could end the element, or begin a comment in it, is escaped.
  const json = JSON.stringify(graph).replaceAll('<', '\\u003c');
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }}></script>;
}
