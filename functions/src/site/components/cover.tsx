import type { CoverImage } from '../../content/index.js';
import { CoverArt } from './cover-art.js';
import { Picture } from './picture.js';

/** What has a picture of its own, or one that follows from its slug. */
export interface Illustrated {
  readonly slug: string;
  readonly coverImage: CoverImage | null;
}

interface CoverProps {
  readonly of: Illustrated;
  /** Absent where the picture is decoration. */
  readonly alt?: string;
  /** How wide its place is, as `sizes` has it. */
  readonly sizes: string;
  /** Whether it is seen at once. */
  readonly isFirst?: boolean;
}

/** In a list that is as wide as the page; in one of cards, of two columns, and beside the title in a row. */
const IN_LIST = '(min-width: 60rem) 32rem, 100vw';

/** The picture of an item; its place in the page is as large before it has come. */
export function Cover({ of: { slug, coverImage }, alt = '', sizes, isFirst = false }: CoverProps) {
  if (!coverImage) return <CoverArt slug={slug} />;
  return <Picture of={coverImage} alt={alt} sizes={sizes} isFirst={isFirst} />;
}

/** The picture beside a title that is a link: for the pointer only, since it repeats the title's. */
export function CoverLink({
  of,
  href,
  isFirst,
}: Pick<CoverProps, 'of' | 'isFirst'> & { readonly href: string }) {
  return (
    <a class="row-cover" href={href} tabindex={-1} aria-hidden="true">
      <Cover of={of} sizes={IN_LIST} isFirst={isFirst ?? false} />
    </a>
  );
}
