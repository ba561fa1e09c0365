import type { ComponentChildren } from 'preact';
import type { Frame } from '../frame.js';
import { CoverArt } from './cover-art.js';

interface MessageProps {
  readonly frame: Frame;
  readonly title: string;
  readonly text?: string;
  readonly level?: 'h1' | 'h2';
  /** What the picture follows from; the title when absent. */
  readonly art?: string;
  readonly children?: ComponentChildren;
}

/** What a page says where there is nothing to show, and what to do then: all of it in its own words. */
export function Message({
  frame,
  title,
  text = '',
  level: Heading = 'h1',
  art = title,
  children,
}: MessageProps) {
  return (
    <div class="state" {...frame.ofWords}>
      <div class="state-art">
        <CoverArt slug={art} />
      </div>
      <Heading>{title}</Heading>
      {text !== '' && <p>{text}</p>}
      {children}
    </div>
  );
}

/** The button that leads on from a message. */
export function MessageAction({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <p class="state-actions">
      <a class="button" href={href}>
        {children}
      </a>
    </p>
  );
}
