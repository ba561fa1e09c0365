/** The words by which headers say who may read a post. */

/** Names that say by `true` that everybody may read the post. All names are compared as nameOf gives them. */
export const SHOWN = new Set([
  ...['publish', 'published', 'ispublished', 'dgpublish'],
  ...['public', 'ispublic', 'listed', 'islisted', 'visible', 'isvisible'],
]);

/** Names that say by `true` that not everybody may read it. */
export const HIDDEN = new Set([
  ...['draft', 'isdraft', 'unpublished', 'deleted', 'trashed', 'headless', 'wip', 'workinprogress'],
  ...['private', 'isprivate', 'secret', 'protected', 'hidden', 'ishidden', 'unlisted', 'isunlisted'],
  ...['internal', 'confidential', 'encrypt', 'encrypted', 'embargo', 'embargoed', 'embargountil'],
  ...['membersonly', 'memberonly', 'subscribersonly', 'premium', 'paid', 'paidonly', 'paywall', 'paywalled'],
  ...['requireslogin', 'requirelogin', 'loginrequired', 'requiresauth', 'authrequired', 'requiresmembership'],
  ...['excludefromcollections', 'eleventyexcludefromcollections'],
]);

/** Names that say by `true`, or `only`, whom it is for, and else who they are. */
export const AUDIENCES = new Set(['members', 'subscribers', 'membership', 'subscription']);

/** Names of what readers must have. */
export const ACCESS = new Set(['access', 'accesslevel', 'tier', 'tiers', 'membertier', 'membershiplevel']);
/** Words for what readers must have that say that it is nothing. */
export const FREE = new Set(['free', 'open', 'none', 'anyone', 'any', 'guest', 'default', '0']);

/** Names that say by anything but `true` that it is not to be published yet. */
export const READY = new Set(['ready', 'isready', 'readytopublish', 'approved', 'isapproved', 'publicpost']);

/** Names of the time of publication, the most telling first. */
export const DATES = [
  ...['publishedat', 'date', 'pubdate', 'pubdatetime', 'publishdate', 'publisheddate', 'datepublished'],
  ...['published', 'publish', 'publishat', 'publishedon', 'publishedtime', 'scheduledat', 'scheduledfor'],
  ...['datetime', 'postdate', 'posted', 'postedat', 'postedon'],
];

/** Names whose value may also be the time at which it becomes so, or ends. */
export const MAYBE_DATES = new Set(['published', 'publish', 'embargo', 'embargountil']);

/** Names of the time at which the post is taken off. */
export const ENDS = new Set([
  ...['expires', 'expiry', 'expirydate', 'expiration', 'expirationdate', 'expireson', 'expiresat'],
  ...['unpublishdate', 'unpublishat', 'unpublishedat', 'publishuntil'],
]);

/** Names of a password. */
export const PASSWORDS = new Set(['password', 'passwords', 'passphrase', 'pwd', 'encpwd']);
/** Names of a status. */
export const STATUSES = new Set(['status', 'poststatus']);

/** Statuses that say that it is public. */
export const PUBLIC_STATUSES = new Set(['published', 'publish', 'public', 'visible', 'live', 'released']);

/** Statuses of notes, which only say that it is no draft. */
export const FINISHED_STATUSES = new Set([
  ...['active', 'final', 'finished', 'done', 'complete', 'completed', 'stable', 'archived', 'updated'],
  ...['evergreen', 'budding', 'seedling'],
]);

/** Of whom everybody may see it. */
export const PUBLIC_VISIBILITIES = new Set([
  'public',
  'published',
  'visible',
  'everyone',
  'everybody',
  'all',
]);

/** What hides a post whatever the name is that has it as its value: `state: draft`, `access: members`. */
export const HIDING_VALUES = new Set([
  ...[
    'paid',
    'paying',
    'paidmembers',
    'premium',
    'restricted',
    'secret',
    'embargoed',
    'loggedin',
    'registered',
  ],
  ...['draft', 'private', 'unlisted', 'unpublished', 'confidential'],
  ...['members', 'membersonly', 'subscribers', 'subscribersonly'],
]);

/** Names of what a post is called, about or shown by, which may be any word. */
export const ABOUT =
  /(?:title|name|heading|slug|url|link|alt|caption|description|summary|excerpt|subject|keywords?|topics?|category|categories|series|section|parent|menu|authors?|image|cover|thumbnail)$|^tags?$/;

/** Names under which generators have further names of the same kind, also within each other. */
export const NESTING = new Set([
  ...['params', 'extra', 'cascade', 'custom', 'frontmatter', 'meta', 'metadata', 'data', 'page', 'post'],
  ...['publishing', 'publication', 'settings', 'options', 'schedule'],
]);
/** Names of times that have nothing to do with when the post is shown. */
export const OTHER_TIMES =
  /^(?:last|updat|modif|creat|date(?:created|modified|updated)|moddate|git|deadline|due|review|event|expir|unpublish|publishuntil)/;

/** Words for true. */
export const YES = new Set(['true', 'yes', 'y', 'on', '1']);

/** Words for false. */
export const NO = new Set(['false', 'no', 'n', 'off', '0']);

/** Hugo's words for a page that is not rendered, or in no list. */
export const NOT_BUILT = new Set(['never', 'false', 'link', 'local']);
