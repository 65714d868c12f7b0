import { useEffect, useRef } from 'react';
import { isWriting } from '../app/keys';

/** `j` and `k` walk through what is marked `data-list-item`: the first link or button of each takes the focus. */
export function useListKeys(): void {
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      if (event.key !== 'j' && event.key !== 'k') return;
      const items = [...document.querySelectorAll<HTMLElement>('[data-list-item]')];
      const here = items.findIndex((item) => item.contains(document.activeElement));
      const next = items[event.key === 'j' ? here + 1 : Math.max(0, here - 1)];
      const target = next?.querySelector<HTMLElement>('a, button');
      target?.focus();
      next?.scrollIntoView({ block: 'nearest' });
    }
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}

/** `e` edits the record of the page, where it may be edited. */
export function useEditKey(edit: (() => void) | undefined): void {
  const latest = useRef(edit);
  useEffect(() => {
    latest.current = edit;
  });
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      if (event.key !== 'e' || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target))
        return;
      if (!latest.current) return;
      // Else the letter lands in the field that takes the focus.
      event.preventDefault();
      latest.current();
    }
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}
