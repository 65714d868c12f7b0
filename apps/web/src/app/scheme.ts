import { useSyncExternalStore } from 'react';
import { paintRoot, type Scheme } from './theme';

const KEY = 'kaixu-scheme';
const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

/** What was chosen on this device, else what the system prefers. */
export function currentScheme(): Scheme {
  const chosen = stored();
  return chosen === 'light' || chosen === 'dark' ? chosen : systemIsDark.matches ? 'dark' : 'light';
}

export function chooseScheme(scheme: Scheme): void {
  try {
    // Chosen as the system has it: follows the system again.
    if (scheme === (systemIsDark.matches ? 'dark' : 'light')) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, scheme);
  } catch {
    // A browser that keeps nothing shows the system's scheme.
  }
  repaint();
}

export function startScheme(): void {
  paintRoot(currentScheme());
  systemIsDark.addEventListener('change', repaint);
}

export function useScheme(): Scheme {
  return useSyncExternalStore(subscribe, currentScheme);
}

function repaint(): void {
  paintRoot(currentScheme());
  for (const tell of listeners) tell();
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
