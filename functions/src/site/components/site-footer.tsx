import type { Frame } from '../frame.js';

/** What the owner says at the end of each page, and where else they are. */
export function SiteFooter({ frame: { settings, words, ofWords } }: { frame: Frame }) {
  const { footer, socialLinks, shown } = settings;
  return (
    <footer class="site-footer">
      {footer.text !== '' && <p>{footer.text}</p>}
      <ul class="footer-links" role="list">
        {footer.links.map(({ label, address }) => (
          <li key={address}>
            <a href={address}>{label}</a>
          </li>
        ))}
        {socialLinks.map(({ label, url }) => (
          <li key={url}>
            <a href={url} rel="me">
              {label}
            </a>
          </li>
        ))}
        {shown.feeds && (
          <li>
            <a href="/feed.xml">RSS</a>
          </li>
        )}
        {shown.archive && (
          <li>
            <a href="/archive" {...ofWords}>
              {words.archive}
            </a>
          </li>
        )}
        <li>
          <a href="/admin" data-signed-in={words.account} {...ofWords}>
            {words.logIn}
          </a>
        </li>
        <li>
          <a href="#main" {...ofWords}>
            {words.backToTop}
          </a>
        </li>
      </ul>
    </footer>
  );
}
