/** Gives `slugify`, for what writes: its tables are 500 kB, read at the first use. */
export async function loadSlugify(): Promise<(title: string, maxLength?: number) => string> {
  return (await import('./slugify.js')).slugify;
}
