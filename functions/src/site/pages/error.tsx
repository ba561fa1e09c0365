import { Layout } from '../components/layout.js';
import { Message, MessageAction } from '../components/message.js';
import { homePath } from '../components/site-header.js';
import type { Frame } from '../frame.js';
import type { Message as MessageText } from '../words/words.js';
import { page } from './page-rendering.js';

/** What a page about a refusal shows. */
export interface ErrorSource {
  readonly frame: Frame;
  readonly message: MessageText;
}

/** A page in place of the one that was asked for. */
export const errorPage = page(({ frame, message: { title, text } }: ErrorSource) => (
  <Layout frame={frame} path={null} meta={{ title, description: text, canonical: null, isUnlisted: true }}>
    <div class="view">
      <Message frame={frame} title={title} text={text}>
        <MessageAction href={homePath(frame)}>{frame.words.home}</MessageAction>
      </Message>
    </div>
  </Layout>
));
