import { confirmThat } from '../app/confirm.js';

/**
 * Asks before a page or a screen is left, as long as it is not ended: by a link, by Back and Forward where the browser
 * tells of them beforehand, and by closing the page.
 *
 * @returns ends it
 */
export function askBeforeLeaving(): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const leave = async (go: () => void): Promise<void> => {
    const text = 'What you have typed here is not saved yet, and is lost then.';
    const isSure = await confirmThat({
      title: 'Leave without saving?',
      text,
      action: 'Leave',
      isDanger: true,
    });
    if (!isSure) return;
    ending.abort();
    go();
  };
  addEventListener(
    'beforeunload',
    (event) => {
      event.preventDefault();
    },
    { signal },
  );
  const onClick = (event: MouseEvent): void => {
    const link = leadingLink(event);
    if (!link) return;
    event.preventDefault();
    event.stopPropagation();
    void leave(() => {
      link.click();
    });
  };
  // Before the router hears of it.
  addEventListener('click', onClick, { signal, capture: true });
  if (!('navigation' in globalThis)) return end;
  const onNavigate = (event: NavigateEvent): void => {
    const { navigationType, cancelable, destination } = event;
    if (navigationType !== 'traverse' || !cancelable) return;
    event.preventDefault();
    void leave(() => {
      navigation.traverseTo(destination.key);
    });
  };
  navigation.addEventListener('navigate', onNavigate, { signal });
  return end;

  function end(): void {
    ending.abort();
  }
}

/** The link that a click follows in this window to another screen or page of the site. */
function leadingLink(event: MouseEvent): HTMLAnchorElement | null {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const isOther = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
  if (!link?.href || isOther || link.target || link.hash || link.origin !== location.origin) return null;
  return link;
}
