import type { Frame } from '../frame.js';
import { BrandMark } from './flames.js';

interface SiteHeaderProps {
  readonly frame: Frame;
  readonly path: string | null;
  readonly searched: string;
}

/** The site's name, its navigation and its search. */
export function SiteHeader({ frame, path, searched }: SiteHeaderProps) {
  const { settings, addresses, words } = frame;
  return (
    <header class="site-header">
      <a class="brand" href={homePath(frame)}>
        {settings.logo ? (
          <img class="brand-mark" src={settings.logo.url} alt={settings.logo.alt} width={28} height={28} />
        ) : (
          <BrandMark />
        )}
        {settings.name}
      </a>
      {settings.navigation.length > 0 && (
        <nav aria-label={words.mainNavigation}>
          <ul class="site-nav" role="list">
            {settings.navigation.map(({ label, address }) => (
              <li key={address}>
                <a href={address} aria-current={isHere(address, path, addresses.home) ? 'page' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {settings.shown.search && <SearchForm frame={frame} searched={searched} />}
    </header>
  );
}

function SearchForm({ frame: { words, ofWords }, searched }: { frame: Frame; searched: string }) {
  return (
    <form class="search" role="search" action="/search" method="get" data-search>
      <label class="visually-hidden" for="search-field" {...ofWords}>
        {words.searchLabel}
      </label>
      <input
        id="search-field"
        name="q"
        type="search"
        value={searched}
        placeholder={words.searchLabel}
        maxlength={200}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        enterkeyhint="search"
        required
      />
      <button type="submit">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <circle cx="10.5" cy="10.5" r="6.5" />
          <path d="m15.5 15.5 5 5" />
        </svg>
        <span class="visually-hidden" {...ofWords}>
          {words.search}
        </span>
      </button>
    </form>
  );
}

/** The front page, as links within the site lead there. */
export function homePath({ addresses, siteUrl }: Frame): string {
  return addresses.home === `${siteUrl}/` ? '/' : addresses.home;
}

function isHere(address: string, path: string | null, home: string): boolean {
  return path !== null && (address === path || (path === '/' && address === home));
}
