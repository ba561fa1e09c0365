/** What is said of a count, by its plural form in a language; `#` is the number. Forms that are not given are `other`. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** Puts numbers into the words of a language. */
export interface Counting {
  /** As the language writes it. */
  readonly number: (count: number) => string;
  readonly plural: (count: number, forms: PluralForms) => string;
}

/** How a language counts. @param language BCP 47; its region decides how numbers are written */
export function countingIn(language: string): Counting {
  const format = new Intl.NumberFormat(language);
  const rules = new Intl.PluralRules(language);
  const number = (count: number) => format.format(count);
  return {
    number,
    plural: (count, forms) => (forms[rules.select(count)] ?? forms.other).replaceAll('#', number(count)),
  };
}
