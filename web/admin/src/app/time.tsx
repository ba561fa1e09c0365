import { formatAgo, formatTime } from './format.js';

/** When something was or will be; the exact time on hovering. */
export function Time({ at }: { at: string }) {
  return (
    <time dateTime={at} title={formatTime(at)}>
      {formatAgo(at)}
    </time>
  );
}
