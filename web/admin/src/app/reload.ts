/** Loads the page again when `npm start` has built another one. */
const INTERVAL_MS = 1_000;

/** Looks for another build as long as the page is open and seen. */
export function reloadOnChange(): void {
  let known = '';
  setInterval(() => {
    if (document.visibilityState === 'visible') void look();
  }, INTERVAL_MS);
  const look = async (): Promise<void> => {
    const answer = await fetch('/admin/index.html', { cache: 'no-store' }).catch(() => null);
    if (!answer?.ok) return;
    const text = await answer.text();
    if (known && text !== known) location.reload();
    known = text;
  };
}
