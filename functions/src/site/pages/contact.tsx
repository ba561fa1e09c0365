import { Layout } from '../components/layout.js';
import { ContactForm } from '../components/contact-form.js';
import { Flames } from '../components/flames.js';
import { Message, MessageAction } from '../components/message.js';
import { homePath } from '../components/site-header.js';
import type { Frame } from '../frame.js';
import { websiteThing } from '../meta/things.js';
import { page } from './page-rendering.js';

/** What the page with the contact form shows. */
export interface ContactSource {
  readonly frame: Frame;
  readonly form: { readonly token: string; readonly hasReceipts: boolean };
}

/** The contact form, which is posted to the API as it is. */
export const contactPage = page(({ frame, form }: ContactSource) => {
  const { words, ofWords, siteUrl } = frame;
  return (
    <Layout
      frame={frame}
      path="/contact"
      meta={{
        title: words.contact,
        description: words.form.intro,
        canonical: `${siteUrl}/contact`,
        things: [
          websiteThing(frame),
          { '@type': 'ContactPage', name: words.contact, url: `${siteUrl}/contact` },
        ],
      }}
    >
      <section class="contact" aria-labelledby="contact-title" {...ofWords}>
        <div class="contact-inner">
          <div class="contact-intro">
            <h1 id="contact-title">{words.form.title}</h1>
            <p>{words.form.intro}</p>
          </div>
          <Flames class="contact-art" hasSun={false} />
          <div class="contact-panel">
            <ContactForm words={words} {...form} />
          </div>
        </div>
      </section>
    </Layout>
  );
});

/** What a page shows that needs nothing but the frame. */
export interface FrameSource {
  readonly frame: Frame;
}

/** Where the form leads when its message has arrived. */
export const sentPage = page(({ frame }: FrameSource) => (
  <Layout frame={frame} path={null} meta={outcomeMeta(frame, '/contact/sent', frame.words.sent.title)}>
    <div class="view">
      <Message frame={frame} title={frame.words.sent.title} text={frame.words.sent.text}>
        <MessageAction href={homePath(frame)}>{frame.words.home}</MessageAction>
      </Message>
    </div>
  </Layout>
));

/** Where it leads otherwise. The fragment names what was wrong; the stylesheet shows that, or all where there is none. */
export const refusedPage = page(({ frame }: FrameSource) => {
  const { title, text, reasons, emptyForm } = frame.words.refusedForm;
  return (
    <Layout frame={frame} path={null} meta={outcomeMeta(frame, '/contact/refused', title)}>
      <div class="view">
        <Message frame={frame} title={title} text={text}>
          <ul class="reasons">
            {Object.entries(reasons).map(([id, [what, mend]]) => (
              <li key={id} id={id}>
                <strong>{what}</strong> {mend}
              </li>
            ))}
          </ul>
          <MessageAction href="/contact">{emptyForm}</MessageAction>
        </Message>
      </div>
    </Layout>
  );
});

function outcomeMeta({ siteUrl }: Frame, path: string, title: string) {
  return { title, description: title, canonical: siteUrl + path, isUnlisted: true };
}
