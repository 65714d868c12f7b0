import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

const STEP = 50;

/** The first rows of a list that is here whole, and a button for more: hundreds drawn at once make a page slow. */
export function FirstRows<T>({
  rows,
  children,
}: {
  rows: readonly T[];
  children: (shown: readonly T[]) => ReactNode;
}) {
  const { t } = useTranslation();
  const [count, setCount] = useState(STEP);
  return (
    <>
      {children(rows.slice(0, count))}
      {rows.length > count && (
        <div>
          <Button onClick={() => setCount(count + STEP)}>{t('frame:more')}</Button>
        </div>
      )}
    </>
  );
}
