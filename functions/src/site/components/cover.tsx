import type { CoverImage } from '../../content/index.js';
import { CoverArt } from './cover-art.js';

/** What has a picture of its own, or one that follows from its slug. */
export interface Illustrated {
  readonly slug: string;
  readonly coverImage: CoverImage | null;
}

interface CoverProps {
  readonly of: Illustrated;
  /** Absent where the picture is decoration. */
  readonly alt?: string;
  /** Whether it is seen at once. */
  readonly isFirst?: boolean;
}

/** The picture of an item; its place in the page is as large before it has come. */
export function Cover({ of: { slug, coverImage }, alt = '', isFirst = false }: CoverProps) {
  if (!coverImage) return <CoverArt slug={slug} />;
  const priority = isFirst ? ({ fetchpriority: 'high' } as const) : ({ loading: 'lazy' } as const);
  return <img src={coverImage.url} alt={alt} decoding="async" {...priority} />;
}

/** The picture beside a title that is a link: for the pointer only, since it repeats the title's. */
export function CoverLink({ of, href, isFirst }: Omit<CoverProps, 'alt'> & { readonly href: string }) {
  return (
    <a class="row-cover" href={href} tabindex={-1} aria-hidden="true">
      <Cover of={of} isFirst={isFirst ?? false} />
    </a>
  );
}
