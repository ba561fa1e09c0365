import type { Frame } from '../frame.js';

interface ListHeaderProps {
  readonly frame: Frame;
  readonly eyebrow?: string;
  readonly title: string;
  readonly text?: string;
}

/**
 * The heading of a list, above it what it is a list of, and below it what is said of that. Without the former title and text are of the
 * pages' own words.
 */
export function ListHeader({ frame: { ofWords }, eyebrow = '', title, text = '' }: ListHeaderProps) {
  const ofTitle = eyebrow === '' ? ofWords : {};
  return (
    <header class="list-header">
      {eyebrow !== '' && (
        <p class="eyebrow" {...ofWords}>
          {eyebrow}
        </p>
      )}
      <h1 {...ofTitle}>{title}</h1>
      {text !== '' && (
        <p class="lede" {...ofTitle}>
          {text}
        </p>
      )}
    </header>
  );
}
