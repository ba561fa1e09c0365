import { markCode, markLines, wrap, type Edit, type Selection } from './commands.js';

/** A button of the toolbar. */
export interface Command {
  readonly name: string;
  readonly label: string;
  /** With Ctrl, or ⌘ on a Mac. */
  readonly key?: string | undefined;
  readonly needsShift?: boolean | undefined;
  /** As an SVG path on 20 × 20. */
  readonly icon: string;
  readonly edit: (selection: Selection) => Edit;
}

/** What the toolbar does to the text by itself; links and pictures ask for something first. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'bold',
    label: 'Bold',
    key: 'b',
    icon: 'M6 4h5a3 3 0 0 1 0 6H6zM6 10h6a3 3 0 0 1 0 6H6z',
    edit: (selection) => wrap(selection, '**', 'bold text'),
  },
  {
    name: 'italic',
    label: 'Italic',
    key: 'i',
    icon: 'M9 4h6M5 16h6M12 4 8 16',
    edit: (selection) => wrap(selection, '*', 'italic text'),
  },
  {
    name: 'heading',
    label: 'Heading',
    key: 'h',
    needsShift: true,
    icon: 'M5 4v12M13 4v12M5 10h8M16 16h1.500',
    edit: (selection) => markLines(selection, 'heading'),
  },
  {
    name: 'bullet',
    label: 'List',
    key: '8',
    needsShift: true,
    icon: 'M8 5h9M8 10h9M8 15h9M4 5h.01M4 10h.01M4 15h.01',
    edit: (selection) => markLines(selection, 'bullet'),
  },
  {
    name: 'number',
    label: 'Numbered list',
    key: '7',
    needsShift: true,
    icon: 'M9 5h8M9 10h8M9 15h8M3.500 4 4.500 3.500V7M3.500 12h2l-2 3h2',
    edit: (selection) => markLines(selection, 'number'),
  },
  {
    name: 'quote',
    label: 'Quote',
    key: '9',
    needsShift: true,
    icon: 'M4 4v12M8 6h9M8 10h9M8 14h6',
    edit: (selection) => markLines(selection, 'quote'),
  },
  {
    name: 'code',
    label: 'Code',
    key: 'e',
    icon: 'M7 5.500 2.500 10 7 14.500M13 5.500l4.500 4.500-4.500 4.500',
    edit: markCode,
  },
];

/** Icons of what asks first. */
export const ASKING_ICONS = {
  link: 'M8.500 11.500a3 3 0 0 0 4.200 0l3-3a3 3 0 0 0-4.200-4.200l-1 1M11.500 8.500a3 3 0 0 0-4.200 0l-3 3a3 3 0 0 0 4.200 4.200l1-1',
  picture: 'M3 4.500h14v11H3zM3.500 14l4-4 3 3 2.500-2 3.500 3',
} as const;

/** Whether keys are those of a command. */
export function isPressed(
  event: KeyboardEvent,
  { key, needsShift = false }: Pick<Command, 'key' | 'needsShift'>,
): boolean {
  if (key === undefined || event.altKey || event.shiftKey !== needsShift) return false;
  const isModified = isMac() ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  // With Shift a digit is another sign: its key says which one it is.
  return isModified && (event.key.toLowerCase() === key || event.code === `Digit${key}`);
}

/** Keys as people write them. */
export function keysOf({ key, needsShift }: Pick<Command, 'key' | 'needsShift'>): string {
  if (key === undefined) return '';
  return `${isMac() ? '⌘' : 'Ctrl+'}${needsShift ? (isMac() ? '⇧' : 'Shift+') : ''}${key.toUpperCase()}`;
}

/** As `aria-keyshortcuts` names them. */
export function ariaKeysOf({ key, needsShift }: Pick<Command, 'key' | 'needsShift'>): string | undefined {
  if (key === undefined) return undefined;
  return `${isMac() ? 'Meta' : 'Control'}+${needsShift ? 'Shift+' : ''}${key.toUpperCase()}`;
}

function isMac(): boolean {
  return /Mac|iP(?:hone|ad)/.test(navigator.userAgent);
}
