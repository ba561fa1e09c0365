import { useRef } from 'preact/hooks';
import { ariaKeysOf, ASKING_ICONS, COMMANDS, keysOf, type Command } from './keys.js';

/** A button. */
type Tool = Pick<Command, 'name' | 'label' | 'key' | 'needsShift' | 'icon'> & { readonly act: () => void };

interface ToolbarProps {
  readonly onCommand: (command: Command) => void;
  readonly onLink: () => void;
  readonly onPicture: () => void;
  /** The id of the text that it is for. */
  readonly controls: string;
  readonly isOff: boolean;
}

const LINK = { name: 'link', label: 'Link', key: 'k', icon: ASKING_ICONS.link };
const PICTURE = { name: 'picture', label: 'Picture', icon: ASKING_ICONS.picture };

/** What can be done to the text, one stop of the Tab key: arrows lead from button to button. */
export function Toolbar({ onCommand, onLink, onPicture, controls, isOff }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const buttons = () => [...(bar.current?.querySelectorAll('button') ?? [])];
  const move = (event: KeyboardEvent): void => {
    const all = buttons();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const isRightToLeft = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
    const steps: Record<string, number> = {
      ArrowRight: isRightToLeft ? -1 : 1,
      ArrowLeft: isRightToLeft ? 1 : -1,
    };
    const step = steps[event.key];
    const next =
      event.key === 'Home' ? 0 : event.key === 'End' ? all.length - 1 : step === undefined ? null : at + step;
    if (next === null) return;
    event.preventDefault();
    const target = all[(next + all.length) % all.length];
    for (const button of all) button.tabIndex = button === target ? 0 : -1;
    target?.focus();
  };
  const tools: Tool[] = [
    ...COMMANDS.map((command) => ({
      ...command,
      act: () => {
        onCommand(command);
      },
    })),
    { ...LINK, act: onLink },
    { ...PICTURE, act: onPicture },
  ];
  return (
    <div
      ref={bar}
      class="toolbar"
      role="toolbar"
      aria-label="Formatting"
      aria-controls={controls}
      onKeyDown={move}
    >
      {tools.map((tool, index) => (
        <button
          key={tool.name}
          type="button"
          class="icon-button"
          tabIndex={index === 0 ? 0 : -1}
          title={[tool.label, keysOf(tool)].filter(Boolean).join(' · ')}
          aria-keyshortcuts={ariaKeysOf(tool)}
          aria-disabled={isOff}
          // The text keeps its selection.
          onMouseDown={(event) => {
            event.preventDefault();
          }}
          onClick={() => {
            if (!isOff) tool.act();
          }}
        >
          <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
            <path d={tool.icon} />
          </svg>
          <span class="visually-hidden">{tool.label}</span>
        </button>
      ))}
    </div>
  );
}

/** The shortcut that asks for a link. */
export const LINK_KEYS = LINK;
