import type { Frame } from '../frame.js';

/** Where a neighbour is, and what it is called. */
interface Neighbour {
  readonly href: string;
  readonly title: string;
}

interface NeighboursProps {
  readonly frame: Frame;
  readonly label: string;
  readonly previous: Neighbour | null;
  readonly next: Neighbour | null;
  /** What they are to this one. */
  readonly words: readonly [previous: string, next: string];
}

/** The way to the item before this one, and to the one after it. */
export function Neighbours({ frame, label, previous, next, words }: NeighboursProps) {
  if (!previous && !next) return null;
  return (
    <nav class="neighbours" aria-label={label}>
      {previous && <NeighbourLink frame={frame} {...previous} direction="prev" word={words[0]} />}
      {next && <NeighbourLink frame={frame} {...next} direction="next" word={words[1]} />}
    </nav>
  );
}

function NeighbourLink({
  frame,
  href,
  title,
  direction,
  word,
}: Neighbour & { frame: Frame; direction: 'prev' | 'next'; word: string }) {
  return (
    <a class={`neighbour neighbour-${direction}`} href={href} rel={direction}>
      <span class="neighbour-direction" {...frame.ofWords}>
        {word}
      </span>{' '}
      <span class="neighbour-title">{title}</span>
    </a>
  );
}
