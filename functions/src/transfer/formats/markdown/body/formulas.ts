/** The pattern of what may be a formula: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`. */
export const FORMULA = [
  String.raw`\$\$(?<display>(?:\\[^\n]|[^$\\\n]|\\(?=\n)|\n(?![ \t]*\n)){1,5000})\$\$`,
  String.raw`(?<![\w$\\])\$(?!\s)(?<formula>[^$\n]{1,300})(?<!\s)\$\B`,
  String.raw`\\\((?<round>(?:\\[^()\n]|[^\\\n]){1,1000})\\\)`,
  String.raw`\\\[(?<square>(?:\\[^[\]\n]|[^\\\n]|\\?\n(?![ \t]*\n)){1,5000})\\\]`,
].join('|');

/** What of a text between such signs says that it is prose after all, or has tags of a generator. */
const NO_FORMULA = /`|\]\(|\{%|\{\{[<%\s]/;

type Groups = Readonly<Record<string, string | undefined>>;

/** Whether a match with these groups is one of FORMULA. */
export function isMarkedAsFormula(groups: Groups): boolean {
  return innerOf(groups) !== undefined;
}

/** Whether such a match is a formula, and not prose with prices or links in brackets. */
export function isFormula(groups: Groups): boolean {
  const { formula } = groups;
  const isProse = formula !== undefined && !/[\\^_{}=]/.test(formula);
  return !isProse && !NO_FORMULA.test(innerOf(groups) ?? '');
}

function innerOf({ formula, display, round, square }: Groups): string | undefined {
  return formula ?? display ?? round ?? square;
}
