import { z } from 'zod';
import type { CoverImage } from '../../../content/index.js';

/** Under which names the common themes have a post's picture, the largest first; as nameOf gives them. */
const COVERS = [
  ...[
    'coverimage',
    'cover',
    'heroimage',
    'hero',
    'featuredimage',
    'featureimage',
    'featureimg',
    'featuredimg',
  ],
  ...['image', 'images', 'img', 'banner', 'bannerimage', 'bannerimg', 'headerimage', 'headeroverlayimage'],
  ...[
    'topimg',
    'indeximg',
    'eyecatch',
    'photos',
    'thumbnail',
    'thumbnailimage',
    'thumb',
    'headerteaser',
    'teaser',
  ],
  ...['socialimage', 'ogimage', 'twitterimage', 'preview', 'featured'],
];

/** Where an object has the address. */
const ADDRESSES = ['url', 'src', 'image', 'path', 'file', 'href', 'feature', 'large', 'teaser', 'thumbnail'];
const ALTS = ['alt', 'alttext', 'description', 'caption', 'title'];

/** Names of an alternative text beside the picture's, put after that. */
const ALT_ENDINGS = ['alt', 'alttext', 'description'];

/** As our own exports write it. */
const ownCover = z.strictObject({ url: z.string(), alt: z.string() });

/** @see https://gohugo.io/content-management/page-resources/#metadata */
const hugoResources = z.array(
  z.object({
    src: z.string(),
    name: z.string().optional(),
    title: z.string().optional().catch(undefined),
    params: z.object({ alt: z.string().optional() }).optional().catch(undefined),
  }),
);

type Values = Readonly<Record<string, unknown>>;

/** The picture of a post by its header, whose names are as nameOf gives them; null without one. */
export function coverOf(values: Values): CoverImage | null {
  const own = ownCover.safeParse(values['coverimage']).data;
  if (own) return own;
  const found = COVERS.flatMap((name) => {
    const image = imageOf(values[name], 0);
    return image ? [{ name, image }] : [];
  }).at(0);
  if (!found) return resourceCover(values['resources']);
  return { ...found.image, alt: found.image.alt || besideAlt(values, found.name) };
}

/** What Hugo's own templates, and themes, look for among the resources of a page. */
const COVER_NAME = /feature|cover|thumbnail|header|hero|banner/i;

/** Of Hugo's page resources the one that is called a cover. */
function resourceCover(resources: unknown): CoverImage | null {
  const parsed = hugoResources.safeParse(resources).data ?? [];
  const found = parsed.find(({ name = '', src }) => COVER_NAME.test(name) && !src.includes('*'));
  return found ? { url: found.src, alt: found.params?.alt ?? found.title ?? '' } : null;
}

function imageOf(value: unknown, depth: number): CoverImage | null {
  if (depth > 2) return null;
  if (typeof value === 'string') {
    const url = addressOf(value);
    return url === null ? null : { url, alt: '' };
  }
  if (Array.isArray(value)) return value.map((item) => imageOf(item, depth + 1)).find(Boolean) ?? null;
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as Values;
  const image = ADDRESSES.map((name) => imageOf(fields[name], depth + 1)).find(Boolean);
  if (!image) return null;
  return { url: image.url, alt: textIn(fields, ALTS) ?? image.alt };
}

/** In Markdown's and CSS's clothes too; colours and words such as `true` are no addresses. */
function addressOf(text: string): string | null {
  const bare =
    /^!\[[^\]]*\]\((.+)\)$/.exec(text.trim())?.[1] ?? /^url\((.+)\)$/.exec(text.trim())?.[1] ?? text.trim();
  const plain = bare.replace(/^(["'])(.*)\1$/, '$2');
  const isAddress = /[/.]|^!?\[\[/.test(plain) && !/^(?:#|rgba?\(|[\w-]*gradient\()/i.test(plain);
  return isAddress ? plain : null;
}

function textIn(fields: Values, names: readonly string[]): string | null {
  const found = names.map((name) => fields[name]).find((value) => typeof value === 'string');
  return found ?? null;
}

function besideAlt(values: Values, name: string): string {
  const stems = [
    ...[name, name.replace(/(?:image|img)$/, ''), name.replace(/^header.*/, 'headerimage')],
    ...['image', 'cover'],
  ].filter((stem) => stem !== '');
  return (
    textIn(
      values,
      stems.flatMap((stem) => ALT_ENDINGS.map((ending) => stem + ending)),
    ) ?? ''
  );
}
