import type { z } from 'zod';
import type { Route } from '../http/index.js';
import { describeProperties, type Json } from './json-schemas.js';

/** The form of tokens in mailed links. */
const MAILED_TOKEN = 'the-43-characters-after-token-in-the-link--';

/** What examples have under a name. What is not here stands in an example only where it must, with its first value. */
const VALUES: Json = {
  kind: 'post',
  email: 'ada@example.com',
  new_email: 'ada@example.org',
  address: 'nobody@example.com',
  report: 'Final-Recipient: rfc822; nobody@example.com\nAction: failed\nStatus: 5.1.1\n',
  text: 'Thank you for your message.',
  handled: true,
  confirm: 'runJob',
  reason: 'The mail server is being mended.',
  password: 'plenty of otters sing',
  current_password: 'plenty of otters sing',
  new_password: 'eleven lighthouses, no fog',
  first_name: 'Ada',
  last_name: 'Lovelace',
  name: 'Ada Lovelace',
  subject: 'A question',
  message: 'I read your post about ETags. Does it work with Node 24 as well?',
  bio_md: 'I look after servers, and write about what went wrong.',
  title: 'My first post',
  content_md: 'Hello, *world*.',
  tags: ['node', 'http'],
  from: 'js',
  to: 'javascript',
  into: 'javascript',
  ids: ['the-id-of-one'],
  publish_at: '2030-01-01T09:00:00.000Z',
  published_at: '2030-01-01T09:00:00.000Z',
  hours: 72,
  role: 'editor',
  is_active: true,
  completed: false,
  alt: 'A lighthouse in fog',
  file: '(the bytes of the file)',
  file_name: 'lighthouse.jpg',
  bytes: 12_000_000,
  hash: '5f3a1c0e9b7d24680ace13579bdf02468ace1357',
  code: '123456',
  token: MAILED_TOKEN,
  refresh_token: 'the refresh_token of the login',
};

const NO_SEO: Json = {
  title: null,
  description: null,
  canonical_url: null,
  og_title: null,
  og_description: null,
  og_image: null,
  twitter_title: null,
  twitter_description: null,
  twitter_image: null,
};

/** What a working copy has of everything. */
const WHOLE_COPY: Json = {
  base_version: 1,
  slug: null,
  excerpt: null,
  seo: NO_SEO,
  author_ids: ['the-id-of-one'],
  cover_image: null,
  featured: false,
  role: null,
  client: null,
  period: null,
  stack: ['TypeScript', 'Firestore'],
  links: [],
  repository: null,
  gallery: [],
  order: 0,
};

/** What has another meaning in the bodies of some paths. */
const VALUES_OF_PATHS: readonly (readonly [path: RegExp, values: Json])[] = [
  [/\/working-copy$/, WHOLE_COPY],
  [/^\/admin\/api\/redirects/, { from: '/2014/05/my-first-post', to: '/posts/my-first-post' }],
  [/^\/admin\/api\/pages/, { title: 'About', content_md: 'Hello, I am *Ada*.' }],
  [
    /^\/admin\/api\/projects/,
    {
      title: 'A harbour map',
      role: 'Design and code',
      period: { start: '2026-01', end: null },
      stack: ['TypeScript', 'Firestore'],
    },
  ],
];

/** The seed's admin: whoever runs the site locally can send these examples as they are. */
const SEED_VALUES: Json = { email: 'admin@firefolio.test', password: 'correct horse battery staple' };

const ROUTES_WITH_THE_SEED = new Set(['/api/auth/login', '/api/auth/reauthenticate']);

/** A body that the route takes, for people to begin with. @param isLocal whether the seed's accounts are there */
export function exampleBody({ path }: Pick<Route, 'path'>, schema: z.ZodType, isLocal: boolean): Json {
  const ofPath = VALUES_OF_PATHS.find(([pattern]) => pattern.test(path))?.[1];
  const ofSeed = isLocal && ROUTES_WITH_THE_SEED.has(path) ? SEED_VALUES : {};
  const values = { ...VALUES, ...ofPath, ...ofSeed };
  const { properties, required } = describeProperties(schema);
  const shown = Object.entries(properties).filter(([name]) => name in values || required.includes(name));
  return Object.fromEntries(
    shown.map(([name, property]) => [
      name,
      exampleOf(values[name], property['enum'] as unknown[] | undefined),
    ]),
  );
}

/** Of a few words it may be, one of them. */
function exampleOf(value: unknown, words: unknown[] | undefined): unknown {
  return words === undefined || words.includes(value) ? value : words[0];
}
