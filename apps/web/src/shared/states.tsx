import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../api/problem';
import { NotFoundPage } from '../app/not-found-page';

/** Nothing here yet: says so, and what to do about it. */
export function EmptyState({ title, hint, action }: { title: string; hint?: ReactNode; action?: ReactNode }) {
  return (
    <div className="kx-empty">
      <p className="kx-empty-title">{title}</p>
      {hint && <p>{hint}</p>}
      {action && <div>{action}</div>}
    </div>
  );
}

export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="kx-empty" role="alert">
      <p className="kx-empty-title">{isProblem(error) ? error.title : t('frame:problem.connection')}</p>
      {retry && mayHelp(error) && <Button onClick={retry}>{t('frame:retry')}</Button>}
    </div>
  );
}

/** Asking again does not change a refusal; a busy or broken server may answer the next time. */
function mayHelp(error: unknown): boolean {
  return !isProblem(error) || error.status >= 500 || error.status === 429;
}

export function PageSkeleton() {
  return (
    <div className="kx-page" aria-busy="true">
      <Skeleton title={{ width: '40%' }} paragraph={{ rows: 6 }} />
    </div>
  );
}

export function CardsSkeleton({ count = 4 }: { count?: number }) {
  return (
    <div className="kx-stack" aria-busy="true">
      {Array.from({ length: count }, (_, at) => (
        <div className="kx-panel" key={at}>
          <Skeleton title={{ width: '55%' }} paragraph={{ rows: 2 }} />
        </div>
      ))}
    </div>
  );
}

interface LoadedProps<T> {
  query: UseQueryResult<T>;
  skeleton?: ReactNode;
  /** The record is the page: where it is not found, nothing else is. */
  page?: boolean;
  children: (data: T) => ReactNode;
}

/** What a query shows while it loads, when it fails, and when it is there. */
export function Loaded<T>({ query, skeleton, page, children }: LoadedProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (!query.isError) return <>{skeleton ?? <PageSkeleton />}</>;
  if (page && isProblem(query.error) && query.error.status === 404) return <NotFoundPage />;
  return <ErrorState error={query.error} retry={() => void query.refetch()} />;
}
