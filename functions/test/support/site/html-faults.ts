import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // Preact closes elements that have no content; browsers read both alike.
    'void-style': 'off',
    // Lists without markers are no lists to Safari's screen reader, unless they say so.
    'no-redundant-role': 'off',
  },
});

/** What of a page is no valid HTML, or shuts somebody out, each with its place. */
export async function htmlFaults(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results
    .flatMap(({ messages }) => messages)
    .map(({ ruleId, message, line, column }) => `${ruleId}: ${message} ${String(line)}:${String(column)}`);
}
