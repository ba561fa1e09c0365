import { readableHtml } from '../content/readable-html.js';
import type { Frame } from '../frame.js';

/** A text that was written as Markdown. @param html as it is stored: sanitised */
export function Prose({ frame: { words }, html }: { frame: Frame; html: string }) {
  return (
    <div
      class="prose"
      data-copy={words.copy}
      data-copied={words.copied}
      dangerouslySetInnerHTML={{ __html: readableHtml(html, words) }}
    ></div>
  );
}
