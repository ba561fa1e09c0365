import type { Schemas } from '../../api/client.js';

/** A file in small; what is no picture is named by its kind. */
export function Thumbnail({ media }: { media: Schemas['Media'] }) {
  const smallest = media.variants.find(({ format }) => format === 'webp')?.url ?? media.url;
  if (media.kind !== 'picture' && media.kind !== 'vector')
    return <span class="media-thumb is-file">{media.type.split('/')[1]}</span>;
  return <img class="media-thumb" src={smallest} alt="" loading="lazy" decoding="async" />;
}
