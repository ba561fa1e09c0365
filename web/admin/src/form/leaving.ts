import { confirmThat } from '../app/confirm.js';

/**
 * Asks before a page or a screen is left, as long as it is not ended.
 *
 * @returns ends it
 */
export function askBeforeLeaving(): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  addEventListener(
    'beforeunload',
    (event) => {
      event.preventDefault();
    },
    { signal },
  );
  // Before the router hears of it.
  addEventListener('click', (event) => void askAtLink(event, ending), { signal, capture: true });
  return () => {
    ending.abort();
  };
}

async function askAtLink(event: MouseEvent, ending: AbortController): Promise<void> {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const isOther = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
  if (!link?.href || isOther || link.target || link.hash || link.origin !== location.origin) return;
  event.preventDefault();
  event.stopPropagation();
  const text = 'What you have typed here is not saved yet, and is lost then.';
  if (!(await confirmThat({ title: 'Leave without saving?', text, action: 'Leave', isDanger: true }))) return;
  ending.abort();
  link.click();
}
