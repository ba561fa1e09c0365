import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { waitFor } from '../wait-for.js';

/** How long a program may take to ask its next question. */
const QUESTION_TIMEOUT_MS = 20_000;

/** A program that runs in a terminal of its own. */
export interface TerminalProgram {
  /** All that the terminal has shown so far, control sequences included. */
  shown(): string;
  /** Waits until the terminal shows `text` after the last answer, then types `answer` and Enter. */
  answer(text: string, answer: string): Promise<void>;
  /** Types as it is. */
  type(keys: string): void;
  /** Waits for the end of the program, and gives its exit code. */
  ended(): Promise<number | null>;
}

/** Whether this machine can give a program a terminal: `script` of util-linux. */
export function hasPseudoTerminals(): boolean {
  const { stdout } = spawnSync('script', ['--version'], { encoding: 'utf8' });
  return (stdout as string | null)?.includes('util-linux') ?? false;
}

/**
 * Starts a program in a pseudo-terminal, from the repository's root.
 *
 * @param command a line for the shell
 */
export function startInTerminal(command: string, env: NodeJS.ProcessEnv): TerminalProgram {
  const child = spawn('script', ['-qec', command, '/dev/null'], { env, stdio: 'pipe' });
  const ended = once(child, 'close');
  let shown = '';
  let answeredUpTo = 0;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (shown += text));
  }
  const type = (keys: string) => {
    answeredUpTo = shown.length;
    child.stdin.write(keys);
  };
  return {
    shown: () => shown,
    type,
    answer: async (text, answer) => {
      await waitFor(() => shown.includes(text, answeredUpTo), {
        timeoutMs: QUESTION_TIMEOUT_MS,
        description: `"${text}" in the terminal, which shows:\n${shown}`,
      });
      type(`${answer}\r`);
    },
    ended: async () => {
      await ended;
      return child.exitCode;
    },
  };
}
