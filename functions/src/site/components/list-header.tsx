/** The heading of a list, and above it what it is a list of. */
export function ListHeader({ eyebrow = '', title }: { eyebrow?: string; title: string }) {
  return (
    <header class="list-header">
      {eyebrow !== '' && <p class="eyebrow">{eyebrow}</p>}
      <h1>{title}</h1>
    </header>
  );
}
