import { confirmThat } from '../app/confirm.js';

/** Of each form with something typed that was not sent. */
const unsent = new Set<symbol>();
let listening: AbortController | undefined;

/** In which a page that is being left is gone, in ms. */
const LEAVING_MS = 1_000;

/**
 * Asks before a page or a screen is left, as long as it is not ended: by a link, by Back and Forward where the browser
 * tells of them beforehand, and by closing the page. Where several forms want it, it is asked once.
 *
 * @returns ends it
 */
export function askBeforeLeaving(): () => void {
  const form = Symbol('a form with something typed');
  unsent.add(form);
  listening ??= listen();
  return () => {
    unsent.delete(form);
    if (unsent.size === 0) stop();
  };
}

/** Asks, where something typed was not sent. @returns whether to go */
export async function mayLeave(): Promise<boolean> {
  if (unsent.size === 0) return true;
  const text = 'What you have typed here is not saved yet, and is lost then.';
  return confirmThat({ title: 'Leave without saving?', text, action: 'Leave', isDanger: true });
}

/** Goes without asking, once. Where it leads nowhere, as when it is the screen that is shown, forms are watched again. */
export function leaveBy(go: () => void): void {
  stop();
  go();
  setTimeout(() => {
    if (unsent.size > 0) listening ??= listen();
  }, LEAVING_MS);
}

function stop(): void {
  listening?.abort();
  listening = undefined;
}

function listen(): AbortController {
  const ending = new AbortController();
  const { signal } = ending;
  addEventListener('beforeunload', holdPage, { signal });
  // Before the router hears of it.
  addEventListener('click', askAtLink, { signal, capture: true });
  if ('navigation' in globalThis) navigation.addEventListener('navigate', askAtTurn, { signal });
  return ending;
}

function holdPage(event: Event): void {
  event.preventDefault();
}

function askAtLink(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const isOther = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
  if (!link?.href || isOther || link.target || link.hash || link.origin !== location.origin) return;
  event.preventDefault();
  event.stopPropagation();
  void mayLeave().then((isSure) => {
    if (isSure)
      leaveBy(() => {
        link.click();
      });
  });
}

/** At Back and Forward. */
function askAtTurn(event: NavigateEvent): void {
  const { navigationType, cancelable, destination } = event;
  if (navigationType !== 'traverse' || !cancelable) return;
  event.preventDefault();
  void mayLeave().then((isSure) => {
    if (isSure)
      leaveBy(() => {
        navigation.traverseTo(destination.key);
      });
  });
}
