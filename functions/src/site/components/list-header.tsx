interface ListHeaderProps {
  readonly eyebrow?: string;
  readonly title: string;
  readonly text?: string;
}

/** The heading of a list, above it what it is a list of, and below it what is said of that. */
export function ListHeader({ eyebrow = '', title, text = '' }: ListHeaderProps) {
  return (
    <header class="list-header">
      {eyebrow !== '' && <p class="eyebrow">{eyebrow}</p>}
      <h1>{title}</h1>
      {text !== '' && <p class="lede">{text}</p>}
    </header>
  );
}
