import type { Page } from 'playwright-core';
import type { Hands } from './hands.js';

/**
 * Somebody with a phone: taps, and types on the keys that it shows. What a phone has a picker of its own for, options and times, is
 * given as its picker gives it: a browser without a screen shows none.
 */
export function touchOn(page: Page): Hands {
  return {
    press: (control) => control.tap(),
    type: async (field, text) => {
      await field.tap();
      // As "Select all", which a phone offers where it is tapped for long.
      await page.keyboard.press('ControlOrMeta+A');
      await (text === '' ? page.keyboard.press('Backspace') : page.keyboard.insertText(text));
    },
    choose: async (select, option) => {
      await select.tap({ trial: true });
      await select.selectOption({ label: option });
    },
    check: async (control) => {
      await control.tap();
      if (!(await control.isChecked())) throw new Error(`${String(control)} is not ticked`);
    },
    setTime: async (field, time) => {
      await field.tap();
      await field.fill(time);
    },
    giveFile: async (field, file) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), field.tap()]);
      await chooser.setFiles(file);
    },
    // As "Paste" of the same menu.
    paste: () => page.keyboard.press('ControlOrMeta+V'),
  };
}
