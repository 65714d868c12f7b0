/** Rows of one workbook; who needs all has `kaixu export` or the feed. */
export const MOST_ROWS = 10_000;
const PAGE = 100;

/** A whole list, page by page through its cursor, up to MOST_ROWS; memory holds one page. */
export async function* eachListed<T>(
  pageOf: (page: { limit: number; cursor?: string }) => Promise<{ items: T[]; nextCursor: string | null }>,
): AsyncGenerator<T> {
  let cursor: string | undefined;
  let rows = 0;
  do {
    const limit = Math.min(PAGE, MOST_ROWS - rows);
    const page = await pageOf({ limit, ...(cursor !== undefined && { cursor }) });
    yield* page.items;
    rows += page.items.length;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && rows < MOST_ROWS);
}
