import type { ComponentChildren } from 'preact';
import type { Frame } from '../frame.js';

/** Words of the pages among what is not: marked as theirs where they are in another language. */
export function Said({ frame: { ofWords }, children }: { frame: Frame; children: ComponentChildren }) {
  return ofWords.lang === undefined ? <>{children}</> : <span {...ofWords}>{children}</span>;
}
