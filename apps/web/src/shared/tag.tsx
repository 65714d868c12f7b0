import type { ReactNode } from 'react';

export type Tone = 'plain' | 'open' | 'done' | 'money' | 'over';

/** A state in words; the colour only repeats what they say. */
export function Tag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`kx-tag kx-tag-${tone}`}>{children}</span>;
}
