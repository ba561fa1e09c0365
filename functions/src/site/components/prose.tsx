import { readableHtml } from '../content/readable-html.js';
import type { Frame } from '../frame.js';

/** A text that was written as Markdown. @param html as it is stored: sanitised */
export function Prose({ frame, html }: { frame: Frame; html: string }) {
  const { words, ofWords } = frame;
  return (
    <div
      class="prose"
      data-copy={words.copy}
      data-copied={words.copied}
      data-copy-language={ofWords.lang}
      dangerouslySetInnerHTML={{ __html: readableHtml(html, frame) }}
    ></div>
  );
}
