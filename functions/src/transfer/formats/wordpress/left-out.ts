import type { ImportCollector } from '../import-collector.js';
import type { WxrFile } from './wxr-file.js';

/** Items that belong to posts, to the editor or to the theme: not worth a word. */
const SILENT_TYPES =
  /^(?:post|page|revision|custom_css|customize_changeset|oembed_cache|user_request|wp_\w+|amp_validated_url)?$/;

/** What is said of others than those of plugins. */
const TYPES: ReadonlyMap<string, readonly [item: string, detail: string]> = new Map([
  [
    'attachment',
    [
      'files of the media library',
      'come along where posts show them, and the archive has them or fetch_media finds them (COUNT)',
    ],
  ],
  ['nav_menu_item', ['items of menus', 'were left out (COUNT): only posts are imported']],
]);

/** Notes how much of a site is not imported: comments, files, menus and what plugins store. */
export function reportLeftOut({ items }: WxrFile, collector: ImportCollector): void {
  const counts = new Map<string, number>();
  let comments = 0;
  for (const item of items) {
    const type = item.field('wp:post_type');
    comments += item.comments;
    if (!SILENT_TYPES.test(type)) counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  if (comments > 0) {
    const were = comments === 1 ? '1 comment was' : `${comments.toLocaleString('en')} comments were`;
    collector.report('comments', `${were} left out: only posts are imported`);
  }
  for (const [type, count] of counts) {
    const [item, detail] = TYPES.get(type) ?? [
      `items of the type “${type}”`,
      'were left out (COUNT): only posts are imported',
    ];
    collector.report(item, detail.replace('COUNT', String(count)));
  }
}
