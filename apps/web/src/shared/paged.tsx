import {
  keepPreviousData,
  type QueryKey,
  useInfiniteQuery,
  type UseInfiniteQueryResult,
} from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CardsSkeleton, ErrorState } from './states';

export interface PageOf<T> {
  items: T[];
  nextCursor: string | null;
}

export function usePaged<P extends PageOf<unknown>>(
  queryKey: QueryKey,
  load: (cursor?: string) => Promise<P>,
) {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => load(pageParam || undefined),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

interface Props<P extends PageOf<unknown>> {
  query: UseInfiniteQueryResult<{ pages: P[] }>;
  empty: ReactNode;
  children: (rows: P['items'], first: P) => ReactNode;
}

/** A list by cursor: skeletons, the refusal, nothing yet, the rows, and a button for more. */
export function Paged<P extends PageOf<unknown>>({ query, empty, children }: Props<P>) {
  const { t } = useTranslation();
  const [first] = query.data?.pages ?? [];
  if (!first)
    return query.isError ? (
      <ErrorState error={query.error} retry={() => void query.refetch()} />
    ) : (
      <CardsSkeleton />
    );
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  if (rows.length === 0) return <>{empty}</>;
  return (
    <>
      {children(rows, first)}
      {query.hasNextPage && (
        <div>
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('frame:more')}
          </Button>
        </div>
      )}
    </>
  );
}
