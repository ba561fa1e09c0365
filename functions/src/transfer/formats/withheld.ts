/** Folders of what is not published: `_drafts`, `01-drafts`, `Draft posts`; not `drafts-of-history`. */
const FOLDER =
  /^_?(?:\d+[-_. ]+)?(?:(?:my|blog|posts?)[-_ ])?(?:drafts?|private|unpublished|wip|trash|discarded)(?:[-_ ](?:posts?|articles?|notes?))?$/i;

/** Files that static site generators leave out, or whose names say what they are; Hugo's `_index.md` is a page. */
const FILE = /^_(?!index\.)|\.(?:draft|private|wip)\.\w+$/i;

/** Ghost's marks of what only members see, in HTML and in the two forms of its editor. */
const GHOST_MARK =
  /<!--\s*(?:kg-gated-block|members-only)\b|class="[^"]*\bkg-gated-block\b|"type":\s*"paywall"|\["paywall"|"nonMember":\s*false/i;

/** The beginning of a block of WordPress; in its attributes `<` and `>` are written otherwise. */
const BLOCK = /<!--\s*wp:([\w/-]+)((?![\w/-])[^<>]*)>/g;

/** `[[name]]` is how WordPress writes of a shortcode. */
const SHORTCODE = /(?<!\[)\[(\/?)([a-z][\w-]*)((?![\w-])[^[\]]*)\]/gi;

/** Of a shortcode; `[accessToken = null]` and `[protected="a"]` are code of other kinds. */
const ATTRIBUTE = /^\s(?:[^=]*\s)?[\w-]+=["'\w]/;

/** What plugins for members call blocks, shortcodes and custom fields; a member of a team is another one. */
const GATING =
  /^(?!.*(?:team|staff|board)).*(?:member|restrict|protect|private|paywall|passw|passster|logged[-_]?in|premium[-_]?content)/i;

/** What else they call shortcodes, by words and by first letters. */
const GATING_SHORTCODE =
  /premium|subscri|access(?!ib)|hide[-_]?content|^(?:mepr|wcm|rcp|wlm|ihc|pms|swpm|arm|um)[-_]|^s2if$/i;

/** Shortcodes of such plugins that show something of their own when there is no end to them. */
const SHOWING_SHORTCODE = /form|log-?in$|link|button|iframe|regist|account|profile|list|count|subscri/i;

/** Custom fields of such plugins whose names do not say so. */
const GATING_FIELD =
  /^_?(?:jetpack_newsletter_access|wpmem_block|rcp_(?:subscription|user|access)_level|ihc_mb_who|arm_access_plan)$/;

/** Custom fields that are no yes or no, or mean that everybody may read it. */
const HARMLESS_FIELD = /exempt|force_public|error|message/i;

/** In words, or in a list as PHP stores it; Ultimate Member has its list at every post. */
const FOR_ALL =
  /^(?:0|a:0:\{\}|(?:a:1:\{i:0;s:\d:")?(?:no|false|off|none|all|public|every(?:one|body))(?:";\})?)$|"_um_custom_access_settings";(?:b:0|s:1:"0"|s:0:"")/i;

/** Whether a file lies where what is not published does, or has such a name. @param path of the file, with `/` or `\` */
export function isInPrivatePlace(path: string): boolean {
  const folders = path.split(/[/\\]/);
  const file = folders.pop() ?? '';
  return FILE.test(file) || folders.some((folder) => FOLDER.test(folder));
}

/** Whether a text, in HTML, Markdown or as an editor stores it, has a part that only members see. */
export function isPartlyForMembers(text: string): boolean {
  return GHOST_MARK.test(text) || hasGatingBlock(text) || hasGatingShortcode(text);
}

/** A block that ends itself is a form or a button, or the mark where a paywall begins. */
function hasGatingBlock(text: string): boolean {
  return Array.from(text.matchAll(BLOCK)).some(
    ([, name = '', rest = '']) => GATING.test(name) && (name.includes('paywall') || !rest.endsWith('/--')),
  );
}

/** A word in brackets is no shortcode: those with attributes or an end are. */
function hasGatingShortcode(text: string): boolean {
  const opened = new Set<string>();
  for (const [, slash, given = '', rest = ''] of text.matchAll(SHORTCODE)) {
    const name = given.toLowerCase();
    if (!GATING.test(name) && !GATING_SHORTCODE.test(name)) continue;
    if (slash === '/' && opened.has(name)) return true;
    if (ATTRIBUTE.test(rest) && !SHOWING_SHORTCODE.test(name)) return true;
    if (name === 'paywall') return true;
    opened.add(name);
  }
  return false;
}

/** Whether a custom field of WordPress says that not everybody may read its post. */
export function isGatingField(key: string, value: string): boolean {
  const isGating = GATING_FIELD.test(key) || GATING.test(key);
  const isSet = value.trim() !== '' && !FOR_ALL.test(value.trim());
  return isGating && isSet && !HARMLESS_FIELD.test(key);
}
