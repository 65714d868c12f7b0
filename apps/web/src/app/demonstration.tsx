import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

type Mark = () => () => void;
const MarkContext = createContext<Mark>(() => () => undefined);
const ShownContext = createContext(false);

export function DemonstrationProvider({ children }: { children: ReactNode }) {
  const [count, setCount] = useState(0);
  const [mark] = useState<Mark>(() => () => {
    setCount((now) => now + 1);
    return () => setCount((now) => now - 1);
  });
  return (
    <MarkContext value={mark}>
      <ShownContext value={count > 0}>{children}</ShownContext>
    </MarkContext>
  );
}

/** A page that shows a record of a demonstration organisation says so: `useDemonstration(record?.demonstration)`. */
export function useDemonstration(shown: boolean | undefined): void {
  const mark = useContext(MarkContext);
  useEffect(() => (shown ? mark() : undefined), [shown, mark]);
}

export function useDemonstrationShown(): boolean {
  return useContext(ShownContext);
}
