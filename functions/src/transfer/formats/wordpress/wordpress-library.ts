import { htmlToText } from '../../html/source-html.js';
import type { Attachment } from './media-shortcodes.js';
import type { ContentSource } from './wordpress-content.js';
import type { WxrItem } from './wxr-file.js';

/** Files of the media library and reusable blocks of an export, by their numbers. */
export class WordpressLibrary {
  private readonly attachments = new Map<string, Attachment>();
  private readonly pictures = new Map<string, Attachment[]>();
  private readonly blocks = new Map<string, string>();
  private readonly byAddress = new Map<string, Attachment>();

  constructor(items: readonly WxrItem[]) {
    for (const item of items) {
      const type = item.field('wp:post_type');
      if (type === 'attachment') this.addAttachment(item);
      if (type === 'wp_block')
        this.blocks.set(item.field('wp:post_id').trim(), item.field('content:encoded'));
    }
  }

  /** A file by its number; undefined when the export does not have it. */
  attachment(id: string): Attachment | undefined {
    return this.attachments.get(id);
  }

  /** A file by its address, or that of a smaller size of it. */
  attachmentAt(address: string): Attachment | undefined {
    return this.byAddress.get(address) ?? this.byAddress.get(address.replace(/-\d+x\d+(?=\.\w+$)/, ''));
  }

  /** The hosts of its files: WordPress.com and CDNs have their own. */
  get hosts(): readonly string[] {
    const hosts = [...this.byAddress.keys()].flatMap((url) => URL.parse(url)?.hostname ?? []);
    return [...new Set(hosts)];
  }

  /** What the content of a post may refer to. */
  of({ field, meta }: WxrItem): ContentSource {
    return {
      reusable: (id) => this.blocks.get(id),
      attachment: (id) => this.attachment(id),
      ownPictures: () => this.pictures.get(field('wp:post_id').trim()) ?? [],
      footnotes: meta('footnotes'),
    };
  }

  private addAttachment({ field, meta }: WxrItem): void {
    const url = field('wp:attachment_url').trim();
    if (url === '') return;
    const id = field('wp:post_id').trim();
    const parent = field('wp:post_parent').trim();
    const [caption, title] = [field('excerpt:encoded').trim(), htmlToText(field('title'))];
    const attachment = { id, url, alt: meta('_wp_attachment_image_alt'), caption, title };
    this.attachments.set(id, attachment);
    this.byAddress.set(url, attachment);
    if (!/\.(?:jpe?g|png|gif|webp|avif|svg)(?:\?|$)/i.test(url)) return;
    const siblings = this.pictures.get(parent);
    if (siblings) siblings.push(attachment);
    else this.pictures.set(parent, [attachment]);
  }
}
