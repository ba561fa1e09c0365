import type { PlacedPicture } from '../../content/index.js';

interface PictureProps {
  readonly of: PlacedPicture;
  /** Empty where the picture is decoration. */
  readonly alt: string;
  /** How wide its place is, as `sizes` has it; a browser that knows `auto` asks its layout for one that is loaded late. */
  readonly sizes: string;
  /** Whether it is seen at once. */
  readonly isFirst?: boolean;
}

/**
 * A picture of a field: of one of the library the width that its place needs, and its colour until it has come. What is always to be
 * seen of it is where it is cut around.
 */
export function Picture({ of: { url, media }, alt, sizes, isFirst = false }: PictureProps) {
  const priority = isFirst ? ({ fetchpriority: 'high' } as const) : ({ loading: 'lazy' } as const);
  const size = media?.width && media.height ? { width: media.width, height: media.height } : {};
  const widths = media?.srcset ? { srcset: media.srcset, sizes: isFirst ? sizes : `auto, ${sizes}` } : {};
  const focus = media?.focalPoint ? { class: focusClass(media.focalPoint) } : {};
  return (
    <>
      {media?.color && (
        <svg class="picture-color" aria-hidden="true">
          <rect width="100%" height="100%" fill={media.color} />
        </svg>
      )}
      <img src={url} {...widths} {...size} {...focus} alt={alt} decoding="async" {...priority} />
    </>
  );
}

/** In tenths, as the stylesheet has them: the policy allows no style of its own. */
function focusClass({ x, y }: { readonly x: number; readonly y: number }): string {
  return `focus-x-${String(Math.round(x * 10))} focus-y-${String(Math.round(y * 10))}`;
}
