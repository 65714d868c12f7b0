import { Button } from 'antd';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

const KEY = 'kaixu-basket';
export const MOST_IN_BASKET = 50;
const listeners = new Set<() => void>();
let text: string | null = null;
let ids: string[] = [];

/** Kept in this browser only; a link shares it. */
function read(): string[] {
  const stored = localStorage.getItem(KEY) ?? '[]';
  if (stored === text) return ids;
  text = stored;
  try {
    const found: unknown = JSON.parse(stored);
    ids = Array.isArray(found) ? found.filter((id) => typeof id === 'string').slice(0, MOST_IN_BASKET) : [];
  } catch {
    ids = [];
  }
  return ids;
}

export function writeBasket(next: string[]): void {
  localStorage.setItem(KEY, JSON.stringify([...new Set(next)].slice(0, MOST_IN_BASKET)));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}

export function useBasket(): string[] {
  return useSyncExternalStore(subscribe, read);
}

/** Puts a patent into the basket or takes it out. */
export function BasketButton({ patentId, title }: { patentId: string; title: string }) {
  const { t } = useTranslation();
  const basket = useBasket();
  const inside = basket.includes(patentId);
  const full = !inside && basket.length >= MOST_IN_BASKET;
  const words = t(inside ? 'basket:takeOut' : full ? 'basket:full' : 'basket:putIn');
  return (
    <Button
      size="small"
      type="text"
      disabled={full}
      aria-pressed={inside}
      aria-label={`${words}: ${title}`}
      onClick={() => writeBasket(inside ? basket.filter((id) => id !== patentId) : [...basket, patentId])}
    >
      {words}
    </Button>
  );
}
