/** How somebody uses a page: with the keys of a keyboard alone, or with a finger alone. */
import type { FileChooser, Locator } from 'playwright-core';

/** A file that somebody has on their device. */
export type OwnFile = Exclude<Parameters<FileChooser['setFiles']>[0], string | readonly unknown[]>;

/** What one does with the controls of a page, whatever one does it with. */
export interface Hands {
  /** Presses a button, or follows a link. */
  press(control: Locator): Promise<void>;
  /** Types a text in place of what a field has. */
  type(field: Locator, text: string): Promise<void>;
  /** Takes one of a select's options, by what it says. */
  choose(select: Locator, option: string): Promise<void>;
  /** Ticks a checkbox, or takes one of several choices. */
  check(control: Locator): Promise<void>;
  /** Gives a field of day and time another one, such as `2035-03-01T09:00`. */
  setTime(field: Locator, time: string): Promise<void>;
  /** Opens the chooser of files of a field, and takes one. */
  giveFile(field: Locator, file: OwnFile): Promise<void>;
  /** Pastes what the clipboard has where the caret is. */
  paste(): Promise<void>;
}
