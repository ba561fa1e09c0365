import type { Project } from '../../projects/index.js';
import { Picture } from './picture.js';

/** The pictures of a project, each with what is said of it. */
export function Gallery({ label, images }: { label: string; images: Project['gallery'] }) {
  if (images.length === 0) return null;
  return (
    <section class="gallery" aria-label={label}>
      {images.map((image) => (
        <figure key={image.url}>
          <span class="gallery-picture">
            <Picture of={image} alt={image.alt} sizes="(min-width: 60rem) 30rem, 100vw" />
          </span>
          {image.caption !== null && <figcaption>{image.caption}</figcaption>}
        </figure>
      ))}
    </section>
  );
}
