import { z } from 'zod';

/** Stands in for the site's origin where only the form of a path is looked at. */
const ANY_ORIGIN = 'http://relative.invalid';

/** A placeholder, such as `:slug`; a port begins with a digit and a scheme ends in `//`. */
const PLACEHOLDER = /:[a-z]\w*/gi;

/** What browsers read as something else than what is written, and what addresses never have as it is. */
const UNUSUAL = /[\s\\"<>{}[\]]/;

/**
 * An address of the site: a path at SITE_URL, such as `/about`, or a whole one of another origin. Parsed as browsers do: `/a b` is refused, `/ü`
 * becomes `/%C3%BC`.
 */
const siteAddress = z.string().transform((text, context) => {
  const refuse = (message: string) => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  const isPath = /^\/(?!\/)/.test(text);
  const url = URL.parse(text, isPath ? ANY_ORIGIN : undefined);
  if (!url || !/^https?:$/.test(url.protocol) || UNUSUAL.test(text) || url.username + url.password !== '')
    return refuse('must be a path that begins with one /, or a whole http or https address');
  if (url.hash !== '' || text.endsWith('#'))
    return refuse('must have no #: neither servers nor search engines see what is behind it');
  return isPath ? url.pathname + url.search : url.href;
});

/**
 * The address of each of many things: a siteAddress with a placeholder in its path or query, where the slug or tag belongs.
 *
 * @param placeholder such as `:slug`
 */
function addressPattern(placeholder: `:${string}`) {
  return siteAddress.refine((pattern) => {
    const found = pattern.match(PLACEHOLDER) ?? [];
    return found.length === 1 && found[0] === placeholder;
  }, `must have ${placeholder} once and no other placeholder, such as /blog/${placeholder}`);
}

/** An address without a placeholder. */
const plainAddress = siteAddress.refine(
  (address) => address.match(PLACEHOLDER) === null,
  'must have no placeholder such as :slug',
);

/** Where the bundled pages are: what the params are without a value. */
export const BUNDLED_ADDRESSES = {
  HOME_ADDRESS: '/',
  POST_ADDRESS: '/posts/:slug',
  PAGE_ADDRESS: '/:slug',
  PROJECT_ADDRESS: '/projects/:slug',
  TAG_ADDRESS: '/tags/:tag',
} as const;

/** The params that say where the site's pages are. */
export const addressSchemas = {
  HOME_ADDRESS: plainAddress,
  POST_ADDRESS: addressPattern(':slug'),
  PAGE_ADDRESS: addressPattern(':slug'),
  PROJECT_ADDRESS: addressPattern(':slug'),
  TAG_ADDRESS: addressPattern(':tag'),
  PREVIEW_ADDRESS: z.literal('').or(plainAddress),
  ACCOUNT_ADDRESS: plainAddress,
};

/** Refuses addresses at the site's own origin that the bundled pages, where they are on, do not have. */
export function checkBundledPages(
  config: { readonly SITE_URL: string; readonly BUNDLED_PAGES: 'on' | 'off' } & Readonly<
    Record<keyof typeof BUNDLED_ADDRESSES, string>
  >,
  context: z.RefinementCtx,
): void {
  if (config.BUNDLED_PAGES === 'off') return;
  for (const key of Object.keys(BUNDLED_ADDRESSES) as (keyof typeof BUNDLED_ADDRESSES)[]) {
    // Null where SITE_URL is refused itself.
    const [own, bundled] = [config[key], BUNDLED_ADDRESSES[key]].map((text) =>
      URL.parse(text, config.SITE_URL),
    );
    if (own?.origin === config.SITE_URL && own.href !== bundled?.href)
      context.addIssue({
        code: 'custom',
        path: [key],
        message: `must be ${BUNDLED_ADDRESSES[key]}, where the bundled pages are, unless BUNDLED_PAGES is off`,
      });
  }
}
