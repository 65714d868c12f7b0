import { useSyncExternalStore } from 'react';
import { PHONE } from './theme';

const narrow = window.matchMedia(`(max-width: ${PHONE - 1}px)`);

function subscribe(changed: () => void): () => void {
  narrow.addEventListener('change', changed);
  return () => narrow.removeEventListener('change', changed);
}

export function usePhone(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches);
}
