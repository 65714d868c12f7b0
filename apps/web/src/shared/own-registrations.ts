const KEY = 'kaixu-registrations';
const MOST = 20;

/** Registrations that were opened in this browser, the last one first: a card on a table then finds whose it is. */
export function ownRegistrations(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((code) => typeof code === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberRegistration(code: string): void {
  try {
    const others = ownRegistrations().filter((known) => known !== code);
    localStorage.setItem(KEY, JSON.stringify([code, ...others].slice(0, MOST)));
  } catch {
    // Private windows refuse: then the number is typed.
  }
}
