import { mediaInHtml, showMediaInHtml, type FindMedia } from '../../media/index.js';
import type { KindName } from '../content-kind.js';
import { requireFewFiles } from '../items/shown-media.js';
import { missingWarnings } from '../items/shown-media.js';
import { loadMarkdown } from '../markdown/load-markdown.js';
import { loadSlugify } from '../slugs/load-slugify.js';

/** What is to be looked at while it is written. */
export interface Previewed {
  readonly kind: KindName;
  readonly title: string | null;
  readonly contentMd: string;
}

/** Renders what is being written as a write would, and stores nothing. */
export class RenderedPreview {
  constructor(private readonly findMedia: FindMedia) {}

  /** 1 or 2 reads for each file of the library that the text names. @throws AppError validation-failed as a write */
  async render({ kind, title, contentMd }: Previewed) {
    const [{ renderMarkdown }, slugify] = await Promise.all([loadMarkdown(), loadSlugify(kind)]);
    const { html, warnings, ...rendered } = renderMarkdown(contentMd);
    const named = mediaInHtml(html);
    requireFewFiles(named);
    const shown = showMediaInHtml(html, named.length === 0 ? [] : await this.findMedia(named));
    return {
      ...rendered,
      html: shown.html,
      slug: title === null ? null : slugify(title),
      warnings: [...warnings, ...missingWarnings(shown.missing)],
    };
  }
}
