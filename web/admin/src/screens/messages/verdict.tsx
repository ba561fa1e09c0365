import type { Schemas } from '../../api/client.js';

const VERDICTS = { ham: ['good', 'Message'], unsure: ['unsure', 'Unsure'], spam: ['spam', 'Spam'] } as const;

/** What a message is taken for, by the filter or by who decided. */
export function Verdict({ message }: { message: Pick<Schemas['MessageSummary'], 'verdict' | 'decided'> }) {
  const [kind, text] = VERDICTS[message.verdict];
  return (
    <span class={`badge is-${kind}`}>
      {text}
      {message.decided ? ', decided' : ''}
    </span>
  );
}
