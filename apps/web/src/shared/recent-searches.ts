const KEY = 'kaixu-recent-searches';
const MOST = 8;

/** What was searched in this browser; it never leaves it. A browser that keeps nothing simply has none. */
export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((text) => typeof text === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberSearch(text: string): void {
  keep([text, ...recentSearches().filter((known) => known !== text)].slice(0, MOST));
}

export function forgetSearches(): void {
  keep([]);
}

function keep(texts: string[]): void {
  try {
    if (texts.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(texts));
  } catch {
    // Private windows refuse: then nothing is remembered.
  }
}
