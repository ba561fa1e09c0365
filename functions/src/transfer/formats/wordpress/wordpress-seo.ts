import type { Seo } from '../../../content/index.js';
import { seoOf } from '../lenient-fields.js';

type Fields = { readonly [Field in keyof Seo]: readonly string[] };

/** Custom fields of Yoast, Rank Math, All in One SEO, SEOPress, The SEO Framework and Jetpack, by what they say. */
const FIELDS: Fields = {
  title: [
    '_yoast_wpseo_title',
    'rank_math_title',
    '_aioseo_title',
    '_aioseop_title',
    '_seopress_titles_title',
    '_genesis_title',
  ],
  description: [
    ...['_yoast_wpseo_metadesc', 'rank_math_description', '_aioseo_description', '_aioseop_description'],
    ...['_seopress_titles_desc', '_genesis_description', 'advanced_seo_description'],
  ],
  canonicalUrl: [
    ...['_yoast_wpseo_canonical', 'rank_math_canonical_url', '_aioseo_canonical_url', '_aioseop_custom_link'],
    ...['_seopress_robots_canonical', '_genesis_canonical_uri'],
  ],
  ogTitle: [
    '_yoast_wpseo_opengraph-title',
    'rank_math_facebook_title',
    '_aioseo_og_title',
    '_seopress_social_fb_title',
    '_open_graph_title',
  ],
  ogDescription: [
    ...['_yoast_wpseo_opengraph-description', 'rank_math_facebook_description', '_aioseo_og_description'],
    ...['_seopress_social_fb_desc', '_open_graph_description'],
  ],
  ogImage: [
    '_yoast_wpseo_opengraph-image',
    'rank_math_facebook_image',
    '_aioseo_og_image_custom_url',
    '_seopress_social_fb_img',
    '_social_image_url',
  ],
  twitterTitle: [
    '_yoast_wpseo_twitter-title',
    'rank_math_twitter_title',
    '_aioseo_twitter_title',
    '_seopress_social_twitter_title',
    '_twitter_title',
  ],
  twitterDescription: [
    ...['_yoast_wpseo_twitter-description', 'rank_math_twitter_description', '_aioseo_twitter_description'],
    ...['_seopress_social_twitter_desc', '_twitter_description'],
  ],
  twitterImage: [
    '_yoast_wpseo_twitter-image',
    'rank_math_twitter_image',
    '_aioseo_twitter_image_custom_url',
    '_seopress_social_twitter_img',
  ],
};

/** Variables of these plugins (`%%title%%`, `%title%`, `#post_title`) mean nothing outside of WordPress. */
const VARIABLE = /%%|%\w+%|#(?:post|site|separator|author|current|tagline|categor|taxonomy)\w*/;

/** What plugins for search engines say of a post. @param meta the text of a custom field; empty when there is none */
export function seoOfPlugins(meta: (key: string) => string): Seo | null {
  const found = Object.entries(FIELDS).map(([field, keys]) => {
    const value = keys.map((key) => meta(key).trim()).find((text) => text !== '' && !VARIABLE.test(text));
    return [field, value] as const;
  });
  return seoOf(Object.fromEntries(found));
}
