/**
 * A post's HTML for readers that show it elsewhere, such as feeds: sanitised once more, with relative links and images
 * resolved against `baseUrl`.
 */
export async function withAbsoluteLinks(contentHtml: string, baseUrl: string): Promise<string> {
  const { sanitizeForElsewhere } = await import('./markdown-sanitizer.js');
  return sanitizeForElsewhere(contentHtml, baseUrl);
}
