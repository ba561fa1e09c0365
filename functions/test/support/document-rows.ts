import { beginningsOf as beginningsOfTexts } from '../../src/shared/beginnings.js';
import { beginningsOf } from '../../src/users/beginnings.js';

/** Whose the documents of a row are, and when they were written. */
export interface RowContext {
  readonly userId: string;
  readonly at: Date;
  readonly later: Date;
}

type Stored = Readonly<Record<string, unknown>>;

/** What a collection's documents look like, and what becomes of those that do not. */
export interface DocumentRow {
  /** Of the collection. */
  readonly name: string;
  /** Path of the collection, where it is not its name. */
  readonly path?: string;
  /** Of migrate's step, where it is not the name. */
  readonly step?: string;
  /** A document as this version stores it. @param id it has */
  readonly stored: (context: RowContext, id: string) => Stored;
  /** What documents of before did not have, and what migrate writes. */
  readonly old: Stored;
  /** Fields that can't be read, and what migrate writes in their place. */
  readonly mended: readonly [broken: Stored, becomes: Stored];
  /** Fields that can't be read, and the one that migrate names; `removed` where it removes the document. */
  readonly hopeless?: readonly [broken: Stored, field: string] | readonly [broken: Stored, 'removed', true];
}

/** In `becomes`: some time. */
export const SOME_TIME = 'some time';

const HASH = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`;

const person = { first_name: 'Ada', last_name: 'Lovelace' };

/** What every kind of content has. */
const content = ({ at }: RowContext, id: string) => ({
  title: 'Of before',
  slug: id,
  excerpt: 'Text.',
  has_own_excerpt: false,
  has_own_slug: null,
  content_md: 'Text.',
  content_html: '<p>Text.</p>',
  content_media: [],
  media_ids: [],
  media_hashes: [],
  toc: [],
  authors: [{ id: 'nobody', name: 'Ada' }],
  author_ids: ['nobody'],
  cover_image: null,
  seo: {
    title: null,
    description: null,
    canonical_url: null,
    og_title: null,
    og_description: null,
    og_image: null,
    twitter_title: null,
    twitter_description: null,
    twitter_image: null,
  },
  status: 'draft',
  published_at: null,
  created_at: at,
  updated_at: at,
  reading_time_minutes: 1,
  version: 1,
  named_at: null,
  card: null,
  preview_key: null,
});

const NOT_IN_REVISIONS = [
  'toc',
  'content_html',
  'author_ids',
  'has_own_slug',
  'named_at',
  'card',
  'preview_key',
  'created_at',
  'updated_at',
  'reading_time_minutes',
];

/** What a kind of content has of its own. */
interface OwnFields {
  /** As stored in a whole item. */
  readonly own: Stored;
  readonly old: Stored;
  readonly mended: DocumentRow['mended'];
}

/** The rows of a kind of content: its items, their revisions, their slugs. */
function contentRows(collection: string, slugs: string, { own, old, mended }: OwnFields): DocumentRow[] {
  const stored: DocumentRow['stored'] = (context, id) => ({ ...content(context, id), ...own });
  return [
    {
      name: collection,
      stored,
      old: {
        ...{
          toc: [],
          cover_image: null,
          preview_key: null,
          named_at: null,
          card: null,
          author_ids: ['nobody'],
        },
        ...{ content_media: [], media_ids: [], media_hashes: [] },
        ...old,
      },
      mended: [
        { status: 'hidden', seo: 7, created_at: 'yesterday', version: 'one', ...mended[0] },
        { status: 'draft', created_at: SOME_TIME, version: 1, ...mended[1] },
      ],
      hopeless: [{ content_md: 5, title: {} }, 'title'],
    },
    {
      name: 'revisions',
      path: `${collection}/${collection}-whole/revisions`,
      step: `${collection}/revisions`,
      stored: (context, id) => {
        const written = Object.entries(stored(context, id)).filter(
          ([name]) => !NOT_IN_REVISIONS.includes(name),
        );
        return { ...Object.fromEntries(written), saved_at: context.at, saved_by: null };
      },
      old: { cover_image: null, content_media: [], media_ids: [], media_hashes: [], ...old },
      mended: [
        { saved_at: 5, saved_by: {} },
        { saved_at: SOME_TIME, saved_by: null },
      ],
      hopeless: [{ content_md: 5 }, 'content_md'],
    },
    {
      name: slugs,
      stored: () => ({ post_id: `${collection}-whole`, current: true }),
      old: {},
      mended: [{ current: 'yes' }, { current: false }],
      hopeless: [{ post_id: 5 }, 'post_id'],
    },
  ];
}

/** What is being written of an item. */
const WORKING_COPY: DocumentRow = {
  name: 'working_copies',
  stored: ({ userId, at }) => ({
    kind: 'post',
    item_id: 'blog_posts-whole',
    title: 'Being written',
    content: JSON.stringify({ title: 'Being written', content_md: '![](media:abc)' }),
    base_version: 1,
    version: 2,
    begun_at: at,
    updated_at: at,
    updated_by: userId,
    publish_at: null,
    failure: null,
    media_ids: ['abc'],
    media_hashes: [],
  }),
  old: { publish_at: null, failure: null, media_ids: ['abc'], media_hashes: [] },
  mended: [
    { title: 5, base_version: 'one', version: 0, begun_at: 'then', updated_by: {}, failure: 5 },
    { title: '', base_version: 1, version: 1, begun_at: SOME_TIME, updated_by: null, failure: null },
  ],
  hopeless: [{ content: 5 }, 'content'],
};

const work = ({ at, later }: RowContext) => ({
  attempts: 1,
  lease_until: null,
  request_id: 'request',
  created_at: at,
  updated_at: at,
  expires_at: later,
});

const DEFAULT_SETTINGS = {
  description: '',
  language: 'en',
  time_zone: 'UTC',
  hero: { title: '', text: '', image: null },
  navigation: [
    { label: 'Posts', address: '/' },
    { label: 'Projects', address: '/projects' },
    { label: 'Contact', address: '/contact' },
  ],
  footer: { text: '', links: [] },
  social_links: [],
  colors: {
    light: { accent: '#bd3206', paper: '#faf8fd' },
    dark: { accent: '#ff9a6e', paper: '#14101b' },
  },
  fonts: { text: 'modern', headings: 'modern', code: 'modern' },
  posts_per_page: 10,
  shown: {
    search: true,
    tags: true,
    archive: true,
    authors: true,
    reading_time: true,
    updated_date: true,
    table_of_contents: true,
    related_posts: true,
    feeds: true,
    contact_form: true,
    projects: true,
    todos: false,
  },
  favicon: null,
  logo: null,
};

const settings = ({ userId, at }: RowContext) => ({
  ...DEFAULT_SETTINGS,
  name: 'A site',
  version: 1,
  updated_at: at,
  updated_by: userId,
  media_hashes: [],
});

/** What is said of a file. */
const MEDIA_TEXT = {
  alt: 'A dot',
  decorative: false,
  title: '',
  caption: '',
  credit: '',
  focal_point: null,
};

/** A row for every collection whose documents have a form. */
export const DOCUMENT_ROWS: readonly DocumentRow[] = [
  {
    name: 'users',
    stored: ({ at }, id) => ({
      email: `${id}@Documents.test`,
      email_normalized: `${id}@documents.test`,
      beginnings: beginningsOf({ firstName: 'Ada', lastName: 'Lovelace', email: `${id}@documents.test` }),
      sort_name: 'ada lovelace',
      password_hash: HASH,
      password_changed_at: at,
      role: 'editor',
      is_active: true,
      ...person,
      email_verified_at: at,
      tokens_valid_after: null,
      mfa: null,
      email_verified: true,
      mfa_enabled: false,
      created_at: at,
      updated_at: at,
    }),
    old: { email_verified_at: null, last_name: '' },
    mended: [
      { is_active: 'yes', role: 'owner', tokens_valid_after: 5, first_name: {}, updated_at: 'yesterday' },
      {
        is_active: false,
        role: 'user',
        tokens_valid_after: SOME_TIME,
        first_name: '',
        updated_at: SOME_TIME,
      },
    ],
    hopeless: [{ mfa: 'on' }, 'mfa'],
  },
  {
    name: 'user_emails',
    stored: ({ userId }) => ({ user_id: userId }),
    old: {},
    mended: [{}, {}],
    hopeless: [{ user_id: 5 }, 'user_id'],
  },
  {
    name: 'author_profiles',
    stored: ({ at }) => ({
      bio_md: 'I *write*.',
      bio_html: '<p>I <em>write</em>.</p>',
      bio_excerpt: 'I write.',
      picture: { url: '/pictures/ada.svg', alt: 'Ada' },
      links: [{ label: 'Elsewhere', url: 'https://elsewhere.test/@ada' }],
      version: 1,
      updated_at: at,
      media_hashes: [],
    }),
    old: { bio_md: '', bio_html: '', bio_excerpt: '', picture: null, links: [] },
    mended: [
      {
        bio_md: 5,
        bio_html: {},
        bio_excerpt: [],
        picture: 'me.png',
        links: {},
        version: 0,
        updated_at: 'now',
      },
      {
        ...{ bio_md: '', bio_html: '', bio_excerpt: '', picture: null, links: [] },
        version: 1,
        updated_at: SOME_TIME,
      },
    ],
  },
  {
    name: 'sessions',
    stored: ({ userId, at, later }) => ({
      user_id: userId,
      transport: 'body',
      sequence: 1,
      refresh_hash: 'hash',
      previous_hash: null,
      rotated_at: at,
      kid: 'key',
      auth_time: at,
      tokens_valid_after: null,
      created_at: at,
      expires_at: later,
      revoked_at: null,
      access_tokens: [{ jti: 'jti', expires_at: later }],
      user_agent: 'test',
      ip_hash: 'hash',
    }),
    old: { user_agent: '', ip_hash: '' },
    mended: [{}, {}],
    hopeless: [{ access_tokens: 'none' }, 'removed', true],
  },
  {
    name: 'token_blacklist',
    stored: ({ userId, later }) => ({ user_id: userId, reason: 'logout', expires_at: later }),
    old: { reason: '' },
    mended: [{ expires_at: 'soon' }, { expires_at: SOME_TIME }],
  },
  {
    name: 'mailed_tokens',
    stored: ({ userId, at, later }) => ({
      kind: 'verify-email',
      user_id: userId,
      email: 'ada@documents.test',
      role: null,
      invited_by: null,
      invited_email_key: null,
      replaces: null,
      tokens_valid_after: null,
      used_at: null,
      created_at: at,
      expires_at: later,
    }),
    old: { invited_by: null, replaces: null, invited_email_key: null, used_at: null },
    mended: [{}, {}],
    hopeless: [{ kind: 'any' }, 'removed', true],
  },
  {
    name: 'lockouts',
    stored: ({ at, later }) => ({ failed_at: [at], locked_until: null, locks: 0, expires_at: later }),
    old: {},
    mended: [
      { failed_at: 'often', locked_until: {}, locks: 3 },
      {
        failed_at: [SOME_TIME, SOME_TIME, SOME_TIME, SOME_TIME],
        locked_until: SOME_TIME,
        locks: 3,
      },
    ],
  },
  {
    name: 'setup_codes',
    stored: ({ at, later }) => ({ code_hash: 'a'.repeat(64), guesses: 0, created_at: at, expires_at: later }),
    old: {},
    mended: [{}, {}],
    hopeless: [{ guesses: 'many' }, 'removed', true],
  },
  {
    name: 'rate_limits',
    stored: ({ later }) => ({ hits: 3, expires_at: later }),
    old: {},
    mended: [
      { hits: 'many', expires_at: 5 },
      { hits: 1_000_000_000, expires_at: SOME_TIME },
    ],
  },
  WORKING_COPY,
  ...contentRows('blog_posts', 'post_slugs', {
    own: { tags: ['web'], tag_names: {}, featured: false },
    old: { featured: false },
    mended: [{ tags: 'web' }, { tags: [] }],
  }),
  ...contentRows('pages', 'page_slugs', { own: {}, old: {}, mended: [{}, {}] }),
  ...contentRows('projects', 'project_slugs', {
    own: {
      role: 'Design',
      client: null,
      period: { start: '2025-03', end: null },
      stack: ['Rust'],
      links: [{ label: 'Live', url: 'https://example.org/' }],
      repository: null,
      gallery: [{ url: 'https://example.org/1.png', alt: '', caption: null }],
      order: 1,
      featured: true,
    },
    old: {
      ...{ role: null, client: null, period: null, stack: [], links: [], repository: null },
      ...{ gallery: [], order: 0, featured: false },
    },
    mended: [
      { period: 'long', stack: 'Rust', links: {}, gallery: [5], order: 'first', role: [] },
      { period: null, stack: [], links: [], gallery: [], order: 0, role: null },
    ],
  }),
  {
    name: 'idempotency_keys',
    stored: ({ later }) => ({
      made: { id: 'post', details: { preview_key: 'key of a preview' } },
      fingerprint: 'hash',
      expires_at: later,
    }),
    old: { made: null },
    mended: [{}, {}],
    hopeless: [{ fingerprint: 5 }, 'removed', true],
  },
  {
    name: 'todos',
    stored: ({ userId, at }) => ({
      user_id: userId,
      title: 'Buy bread',
      description: '',
      completed: false,
      due_at: null,
      created_at: at,
      updated_at: at,
      version: 1,
    }),
    old: { description: '', completed: false, due_at: null },
    mended: [
      { completed: 'no', due_at: 'soon', version: 0 },
      { completed: false, due_at: null, version: 1 },
    ],
    hopeless: [{ title: 5 }, 'title'],
  },
  {
    name: 'todo_lists',
    stored: () => ({ total: 3 }),
    old: {},
    mended: [{ total: 'three' }, { total: 0 }],
  },
  {
    name: 'contact_messages',
    stored: ({ at }) => ({
      name: 'Ada',
      email: 'ada@documents.test',
      subject: '',
      message: 'Ten letters or more.',
      handled: false,
      verdict: 'ham',
      decided: null,
      learned: null,
      has_lesson: false,
      score: 1.5,
      reasons: [{ code: 'link', detail: 'a.test', weight: 0.3 }],
      content_key: 'key',
      note: '',
      answers: [],
      answered: false,
      email_folded: 'ada@documents.test',
      request_id: 'request',
      ip_hash: 'hash',
      created_at: at,
      mail_job_id: 'job',
      expires_at: null,
      version: 1,
      found_by: [
        ...beginningsOf({ firstName: 'Ada', lastName: '', email: 'ada@documents.test' }),
        'ten',
        'letters',
        'or',
        'more',
      ],
    }),
    old: {
      ...{ handled: false, subject: '', verdict: 'ham', score: 0, reasons: [], content_key: null },
      ...{ decided: null, learned: null, has_lesson: false },
      ...{ note: '', answers: [], answered: false, email_folded: 'ada@documents.test' },
      ...{ expires_at: null, version: 1 },
    },
    mended: [
      { handled: 'no', created_at: {}, verdict: 'eggs', version: 0 },
      { handled: false, created_at: SOME_TIME, verdict: 'ham', version: 1 },
    ],
    hopeless: [{ message: ['Hello'] }, 'message'],
  },
  {
    name: 'moderation_model',
    stored: ({ at }) => ({ model_id: 'model', bytes: Buffer.of(1, 2), learned_at: at }),
    old: {},
    mended: [{ learned_at: 'yesterday' }, { learned_at: SOME_TIME }],
    hopeless: [{ bytes: 'text' }, 'bytes'],
  },
  {
    name: 'mail_jobs',
    stored: (context) => ({
      ...work(context),
      status: 'sent',
      template: 'mfa-enabled',
      recipient: { address: 'ada@documents.test', name: null },
      reply_to: null,
      data: {},
      last_error: null,
      sent_at: context.at,
      retried_at: null,
      history: [{ at: context.at, status: 'sent', attempt: 1, error: null }],
    }),
    old: { reply_to: null, retried_at: null, history: [] },
    mended: [
      { status: 'sending', attempts: 'often', lease_until: 'soon', sent_at: 'then', history: 'long' },
      { status: 'failed', attempts: 0, lease_until: null, sent_at: null, history: [] },
    ],
    hopeless: [{ recipient: 'ada@documents.test' }, 'recipient'],
  },
  {
    name: 'mail_suppressions',
    stored: ({ at }) => ({
      address: 'ada@documents.test',
      reason: 'bounced',
      source: 'smtp',
      diagnostic: '550 5.1.1 no such user',
      mail_id: null,
      created_at: at,
      found_by: beginningsOfTexts(['ada@documents.test'], 10),
    }),
    old: { diagnostic: '', mail_id: null },
    mended: [
      { reason: 'tired', source: 5, diagnostic: [], created_at: 'then' },
      { reason: 'bounced', source: 'admin', created_at: SOME_TIME },
    ],
    hopeless: [{ address: 5 }, 'address'],
  },
  {
    name: 'redirects',
    stored: ({ at }) => ({
      from: '/2014/05/hello',
      to: '/posts/hello',
      status: 308,
      source: 'import',
      created_at: at,
      updated_at: at,
      version: 1,
      found_by: beginningsOfTexts(['/2014/05/hello', '/posts/hello'], 20),
    }),
    old: {},
    mended: [
      { status: 200, source: 5, created_at: 'then', updated_at: null, version: 0 },
      { status: 308, source: 'admin', created_at: SOME_TIME, version: 1 },
    ],
    hopeless: [{ from: 5 }, 'from'],
  },
  {
    name: 'media',
    stored: ({ userId, at }, id) => ({
      hash: id,
      type: 'image/png',
      kind: 'picture',
      bytes: 70,
      file_name: 'dot.png',
      ...MEDIA_TEXT,
      status: 'ready',
      failure: null,
      is_kept_back: false,
      width: 1,
      height: 1,
      thumbhash: null,
      color: '#ff0000',
      animated: false,
      variants: [{ width: 1, height: 1, format: 'webp', bytes: 30 }],
      job_id: null,
      rendered_at: at,
      uploaded_by: { id: userId },
      created_at: at,
      updated_at: at,
      trashed_at: null,
      purge_at: null,
      trashed: false,
      described: true,
      version: 1,
      sort_name: 'dot.png',
      found_by: beginningsOfTexts(['dot.png', '', 'A dot', '', ''], 30),
    }),
    old: {
      failure: null,
      thumbhash: null,
      animated: false,
      job_id: null,
      described: true,
      focal_point: null,
      credit: '',
    },
    mended: [
      { status: 'hidden', is_kept_back: 'yes', variants: 5, width: 0, version: 0, uploaded_by: 'Ada' },
      { status: 'failed', is_kept_back: true, variants: [], width: null, version: 1, uploaded_by: null },
    ],
    hopeless: [{ type: 'text/html' }, 'type'],
  },
  {
    name: 'media_files',
    stored: () => ({ media_id: 'media-whole' }),
    old: {},
    mended: [{}, {}],
    hopeless: [{ media_id: 5 }, 'media_id'],
  },
  {
    name: 'media_usage',
    stored: () => ({ bytes: 70, files: 1 }),
    old: {},
    mended: [
      { bytes: 'many', files: 0.5 },
      { bytes: 0, files: 0 },
    ],
  },
  {
    name: 'media_uploads',
    stored: ({ userId, at, later }) => ({
      bytes: 5_000_000,
      part_bytes: 4_194_304,
      purpose: 'media',
      file_name: 'film.mp4',
      ...MEDIA_TEXT,
      uploaded_by: { id: userId },
      job_id: null,
      media_id: null,
      created_at: at,
      ends_at: later,
    }),
    old: { purpose: 'media', focal_point: null, job_id: null, media_id: null, caption: '' },
    mended: [
      { decorative: 'yes', ends_at: 'soon' },
      { decorative: false, ends_at: SOME_TIME },
    ],
    hopeless: [{ bytes: 0 }, 'removed', true],
  },
  {
    name: 'jobs',
    stored: (context) => ({
      ...work(context),
      status: 'succeeded',
      kind: 'export',
      done: 1,
      total: null,
      counts: {},
      problems: [],
      problems_omitted: 0,
      error: null,
      idle_attempts: 0,
      created_by: { id: context.userId, name: 'Ada' },
      started_at: null,
      finished_at: null,
      upload_parts: 0,
      output_parts: 0,
      input: '{}',
      state: null,
    }),
    old: {},
    mended: [
      { status: 'running', lease_until: 'soon', counts: 'none', problems: {} },
      {
        status: 'failed',
        lease_until: null,
        counts: {},
        problems: [],
        error: 'its stored document lacks a field or has one of another type',
        finished_at: SOME_TIME,
      },
    ],
    hopeless: [{ created_by: 'Ada' }, 'created_by'],
  },
  {
    name: 'tag_details',
    stored: () => ({ details: { cpp: { name: 'C++', description: 'A language.' } } }),
    old: { details: {} },
    mended: [{ details: { cpp: 'C++' } }, { details: {} }],
  },
  {
    name: 'settings',
    stored: settings,
    old: { footer: DEFAULT_SETTINGS.footer, favicon: null, updated_by: null },
    mended: [
      { colors: 'red', shown: { search: 'yes' }, posts_per_page: 0, version: 'one', updated_at: 5 },
      {
        colors: DEFAULT_SETTINGS.colors,
        shown: DEFAULT_SETTINGS.shown,
        posts_per_page: 10,
        version: 1,
        updated_at: SOME_TIME,
      },
    ],
    hopeless: [{ name: '' }, 'name'],
  },
  {
    name: 'revisions',
    path: 'settings/settings-whole/revisions',
    step: 'settings/revisions',
    stored: settings,
    old: { logo: null },
    mended: [
      { language: 5, updated_by: {} },
      { language: 'en', updated_by: null },
    ],
    hopeless: [{ name: 5 }, 'name'],
  },
  {
    name: 'queues',
    stored: ({ userId, at }) => ({
      paused_at: at,
      paused_by: { id: userId, name: 'Ada' },
      reason: 'The mail server is being mended.',
      resumed_at: at,
    }),
    old: { reason: '', resumed_at: null },
    mended: [
      { paused_at: 'now', paused_by: 'Ada', reason: 5, resumed_at: 'then' },
      { paused_at: null, paused_by: null, reason: '', resumed_at: null },
    ],
  },
  {
    name: 'audit_log',
    stored: ({ userId, at, later }) => ({
      action: 'job_created',
      actor_id: userId,
      target: { type: 'job', id: 'job' },
      changes: { kind: { before: null, after: 'export' } },
      request_id: null,
      ip_hash: null,
      user_agent: null,
      at,
      expires_at: later,
    }),
    old: { request_id: null, ip_hash: null, user_agent: null },
    mended: [
      { expires_at: 'never', user_agent: 5 },
      { expires_at: SOME_TIME, user_agent: null },
    ],
    hopeless: [{ target: 'job' }, 'target'],
  },
];
