/** Items of all kinds as the editor has them. */
import type { Schemas } from '../../api/client.js';
import type { Fields, Json } from '../writing/fields.js';

/** The kinds, as paths name them. */
export type KindPath = 'posts' | 'pages' | 'projects';

/** What every kind has, and what some have. */
export type Item = Schemas['EditorPage'] &
  Partial<Pick<Schemas['EditorPost'], 'tags' | 'tag_names' | 'featured'>> &
  Partial<
    Pick<
      Schemas['EditorProject'],
      'role' | 'client' | 'period' | 'stack' | 'links' | 'repository' | 'order' | 'gallery'
    >
  > & { readonly has_own_excerpt?: boolean };

/** How a kind is called. */
export const KIND_NAMES = {
  posts: { one: 'post', many: 'Posts' },
  pages: { one: 'page', many: 'Pages' },
  projects: { one: 'project', many: 'Projects' },
} as const satisfies Record<KindPath, { one: string; many: string }>;

/** A picture in a field. */
export interface Picture {
  readonly url: string;
  readonly alt: string;
}

/** What a writer may write of an item, as its working copy has it. */
export function fieldsOf(kind: KindPath, item: Item): Fields {
  const common = {
    title: item.title,
    // As it is: what is typed here is the writer's.
    slug: null,
    content_md: item.content_md,
    excerpt: hasOwnExcerpt(item) ? item.excerpt : null,
    seo: { ...item.seo },
    author_ids: item.authors.map(({ id }) => id),
    cover_image: item.cover_image && pictureOf(item.cover_image),
  };
  switch (kind) {
    case 'posts':
      return { ...common, tags: typedTags(item), featured: item.featured ?? false };
    case 'pages':
      return common;
    case 'projects':
      return {
        ...common,
        role: item.role ?? null,
        client: item.client ?? null,
        period: item.period ? { ...item.period } : null,
        stack: item.stack ?? [],
        links: (item.links ?? []).map(({ label, url }) => ({ label, url })),
        repository: item.repository ?? null,
        gallery: (item.gallery ?? []).map((image) => ({ ...pictureOf(image), caption: image.caption })),
        order: item.order ?? 0,
        featured: item.featured ?? false,
      };
  }
}

/** Tags as they were typed: their names, where they have one. */
function typedTags({ tags = [], tag_names: names = {} }: Pick<Item, 'tags' | 'tag_names'>): string[] {
  return tags.map((tag) => names[tag] ?? tag);
}

/** Without what the library knows of it, which nobody has written. */
function pictureOf({ url, alt }: Picture): { url: string; alt: string } {
  return { url, alt };
}

/** An excerpt that follows is the beginning of the text, cut off where it is long. */
function hasOwnExcerpt(item: Item): boolean {
  if (item.has_own_excerpt !== undefined) return item.has_own_excerpt;
  const plain = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '');
  const excerpt = plain(item.excerpt.replace(/…$/, ''));
  return excerpt !== '' && !plain(textOf(item.content_html)).startsWith(excerpt);
}

function textOf(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent;
}

/** A text of a field; empty where there is none. */
export function textField(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

/** A field of texts. */
export function listField(fields: Fields, name: string): readonly string[] {
  const value = fields[name];
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}

/** A field of named parts, such as the SEO. */
export function partsField(fields: Fields, name: string): Readonly<Record<string, Json>> {
  const value = fields[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)
    : {};
}
