import type { Locator, Page } from 'playwright-core';
import type { Hands } from './hands.js';

/** How often Tab is pressed for one control: nobody would go on that long. */
const MOST_STOPS = 80;

/** Where the focus is, seen from a control that is looked for. */
interface Stop {
  readonly isHere: boolean;
  /** Whether it is behind what is looked for, so that the way there is back. */
  readonly isBehind: boolean;
  /** Whether nothing has it, as at the end of the page. */
  readonly isNowhere: boolean;
  readonly name: string;
  /** Why who sees the page could not tell that it is here; empty when they can. */
  readonly unseen: string;
}

/** Somebody without a mouse: goes to each control by Tab, as far as it takes, and sees where the focus is. */
export function keyboardOf(page: Page): Hands {
  const { keyboard } = page;
  /** A page that was loaded gives the focus to nothing; afterwards it is somewhere. */
  let isFresh = true;
  page.on('load', () => {
    isFresh = true;
  });

  /** @throws {Error} with all that was met on the way to a control that is not come to, and where the focus could not be seen */
  const reach = async (control: Locator, isOneOfChoices = false): Promise<void> => {
    await control.waitFor();
    const met: string[] = [];
    let key = '';
    while (met.length < MOST_STOPS) {
      const stop = await control.evaluate(lookAround, isOneOfChoices);
      if (stop.isNowhere && met.length === 0 && !isFresh) throw new Error('The focus is lost.');
      isFresh = false;
      // What the page itself has given the focus, such as a heading, needs no ring.
      if ((met.length > 0 || stop.isHere) && stop.unseen)
        throw new Error(`The focus is at ${stop.name}, but ${stop.unseen}.`);
      if (stop.isHere) return;
      met.push(stop.name);
      if (key === '' || stop.isNowhere) key = stop.isBehind ? 'Shift+Tab' : 'Tab';
      await keyboard.press(key);
    }
    throw new Error(`${String(control)} is not come to by Tab; met were:\n${met.join('\n')}`);
  };

  return {
    press: async (control) => {
      await reach(control);
      await keyboard.press('Enter');
    },
    type: async (field, text) => {
      await reach(field);
      await keyboard.press('ControlOrMeta+A');
      await keyboard.type(text);
    },
    choose: async (select, option) => {
      await reach(select);
      for (let steps = await select.evaluate(stepsTo, option); steps !== 0; steps -= Math.sign(steps))
        await keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
      if ((await select.evaluate(stepsTo, option)) !== 0) throw new Error(`${option} is not chosen`);
    },
    check: async (control) => {
      const isChoice = (await control.getAttribute('type')) === 'radio';
      await reach(control, isChoice);
      if (!isChoice) await keyboard.press('Space');
      else
        for (let tries = 0; tries < 9 && !(await control.isChecked()); tries += 1)
          await keyboard.press('ArrowDown');
      if (!(await control.isChecked())) throw new Error(`${String(control)} is not ticked`);
    },
    setTime: async (field, time) => {
      const [year = '', month = '', day = '', hour = '', minute = ''] = time.split(/\D/);
      await reach(field);
      // The parts as American English has them, which is this browser's language. A year of four digits leads on by itself.
      await keyboard.type(month + day + year);
      await keyboard.type(String(((Number(hour) + 11) % 12) + 1).padStart(2, '0') + minute);
      await keyboard.type(Number(hour) < 12 ? 'A' : 'P');
      if ((await field.inputValue()) !== time) throw new Error(`${await field.inputValue()} is not ${time}`);
    },
    giveFile: async (field, file) => {
      await reach(field);
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keyboard.press('Space')]);
      await chooser.setFiles(file);
    },
    paste: () => keyboard.press('ControlOrMeta+V'),
  };
}

/**
 * Goes through a page by Tab, from where the focus is.
 *
 * @param stops after how many it ends, unless the page ends before
 * @returns where the focus could not be seen
 */
export async function walkByTab(page: Page, stops: number): Promise<string[]> {
  const unseen: string[] = [];
  for (let count = 0; count < stops; count += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.locator('body').evaluate(lookAround, false);
    if (stop.isNowhere) break;
    if (stop.unseen) unseen.push(`${stop.name}: ${stop.unseen}`);
  }
  return unseen;
}

/** In the page. */
function lookAround(control: Element, isOneOfChoices: boolean): Stop {
  let focused = document.activeElement ?? document.body;
  while (focused.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  const isNowhere = focused === document.body;
  const isSameChoice =
    isOneOfChoices &&
    focused instanceof HTMLInputElement &&
    focused.type === 'radio' &&
    focused.name === (control as HTMLInputElement).name;
  const label = focused.getAttribute('aria-label') ?? (focused as HTMLInputElement).labels?.[0]?.textContent;
  const words = (label ?? focused.textContent).trim().replace(/\s+/g, ' ').slice(0, 60);
  return {
    isHere: focused === control || isSameChoice,
    isBehind: Boolean(control.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING),
    isNowhere,
    name: isNowhere ? 'nowhere' : `<${focused.localName}> ${words}`,
    unseen: isNowhere ? '' : whyUnseen(focused),
  };

  function whyUnseen(element: Element): string {
    const box = element.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) return 'it has no room on the page';
    const inset = 3;
    const points = [
      [box.left + box.width / 2, box.top + box.height / 2],
      [box.left + inset, box.top + inset],
      [box.right - inset, box.top + inset],
      [box.left + inset, box.bottom - inset],
      [box.right - inset, box.bottom - inset],
    ] as const;
    const tops = points.map(([x, y]) => document.elementFromPoint(x, y));
    const root = element.getRootNode();
    const host = root instanceof ShadowRoot ? root.host : element;
    const isOnTop = tops.some(
      (top) => top && (host.contains(top) || top.contains(host) || top.closest('label')?.contains(host)),
    );
    if (!isOnTop) {
      const above = tops.find(Boolean);
      return above ? `<${above.localName} class="${above.className}"> is above it` : 'it is out of sight';
    }
    // Parts of a time have rings of their own, which no script sees; a field and its button may have one in common.
    if (element.matches('[type^="date"], [type="month"]')) return '';
    const around = [element, element.parentElement]
      .filter((part) => part !== null)
      .map((part) => getComputedStyle(part));
    const hasRing = around.some(
      ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px',
    );
    return hasRing ? '' : 'it has no ring';
  }
}

/** In the page: how many options are between what a select has and one that says something. */
function stepsTo(select: Element, option: string): number {
  const { options, selectedIndex } = select as HTMLSelectElement;
  const index = [...options].findIndex(({ label }) => label === option);
  if (index < 0)
    throw new Error(`There is no ${option} among ${[...options].map(({ label }) => label).join(', ')}`);
  return index - selectedIndex;
}
