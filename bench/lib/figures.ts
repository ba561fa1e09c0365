/**
 * Medians, quantiles, and the table that is printed and kept.
 */

/** A row of a table. */
export type Row = readonly (string | number)[];

/**
 * The middle one of some numbers.
 *
 * @param values at least one
 */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/**
 * The number that a share of some numbers lies below.
 *
 * @param values at least one
 * @param share from 0 to 1
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** A Markdown table, its columns padded so that it reads well in a terminal too. */
export function formatTable(head: readonly string[], rows: readonly Row[]): string {
  const cells = rows.map((row) => row.map(String));
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...cells.map(line)].join(
    '\n',
  );
}
