/** How a header is written: YAML, TOML, JSON, or as Pelican does. */
export type HeaderKind = 'yaml' | 'toml' | 'json' | 'plain';

/** A header as it stands in its file, and where the rest begins. */
export interface FoundHeader {
  readonly kind: HeaderKind;
  readonly source: string;
  readonly end: number;
}
