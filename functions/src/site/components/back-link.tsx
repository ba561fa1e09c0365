import type { Frame } from '../frame.js';

/** Where the list is that something stands in, and what the words call it. */
export interface BackLinkProps {
  readonly href: string;
  readonly label: string;
}

/** The way back to a list, above what stands in it. */
export function BackLink({ frame, href, label }: BackLinkProps & { readonly frame: Frame }) {
  return (
    <p class="post-back">
      <a href={href} {...frame.ofWords}>
        {label}
      </a>
    </p>
  );
}
