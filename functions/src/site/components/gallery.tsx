import type { Project } from '../../projects/index.js';

/** The pictures of a project, each with what is said of it. */
export function Gallery({ label, images }: { label: string; images: Project['gallery'] }) {
  if (images.length === 0) return null;
  return (
    <section class="gallery" aria-label={label}>
      {images.map(({ url, alt, caption }) => (
        <figure key={url}>
          <img src={url} alt={alt} loading="lazy" decoding="async" />
          {caption !== null && <figcaption>{caption}</figcaption>}
        </figure>
      ))}
    </section>
  );
}
