import type { Facets, Wanted } from '../../api/catalogue';

export type FacetName = keyof Facets;
export const FACETS: FacetName[] = [
  'offered',
  'feeMethod',
  'yearOneBand',
  'university',
  'kind',
  'remainingLife',
  'field',
  'ipcSection',
  'ipcClass',
];
export const SORTS = ['relevance', 'newest', 'yearOneCost', 'remainingLife'] as const;

/** The address is the search: what stands in it, typed for the API. The server names what it does not know. */
export function wantedFrom(address: URLSearchParams): Wanted {
  const wanted: Record<string, string | string[]> = {};
  const text = address.get('q')?.trim();
  const sort = address.get('sort');
  if (text) wanted['q'] = text;
  if (sort) wanted['sort'] = sort;
  for (const facet of FACETS) {
    const values = address.getAll(facet);
    if (values.length > 0) wanted[facet] = values;
  }
  return wanted as Wanted;
}

/** The search without its order: what is kept of it. */
export function queryToKeep(address: URLSearchParams): Record<string, unknown> {
  const { sort: _, ...query } = wantedFrom(address);
  return query;
}

/** The same as a query of the API. */
export function queryOf(wanted: Wanted): string {
  const pairs = Object.entries(wanted).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, String(one)]),
  );
  return new URLSearchParams(pairs).toString();
}

export function withFilter(
  address: URLSearchParams,
  facet: FacetName,
  value: string,
  on: boolean,
): URLSearchParams {
  const next = new URLSearchParams(address);
  const values = next.getAll(facet).filter((known) => known !== value);
  next.delete(facet);
  for (const known of on ? [...values, value] : values) next.append(facet, known);
  return next;
}

export function withoutFacet(address: URLSearchParams, facet: FacetName): URLSearchParams {
  const next = new URLSearchParams(address);
  next.delete(facet);
  return next;
}

export function withoutFilters(address: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams();
  for (const name of ['q', 'sort']) {
    const value = address.get(name);
    if (value) next.set(name, value);
  }
  return next;
}

export function filtersIn(address: URLSearchParams): { facet: FacetName; value: string }[] {
  return FACETS.flatMap((facet) => address.getAll(facet).map((value) => ({ facet, value })));
}
