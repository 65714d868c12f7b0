import type { Tx } from '#libs/platform';

type NotOne = 'not_a_university' | 'university_ambiguous';

export interface UniversitiesNamed {
  /** Of names that all stand for one. */
  idsOf: (names: string[]) => string[];
  faultsOf: (names: string[]) => { code: NotOne; value: string }[];
}

/** Universities and institutes by the names that a table gives them, Chinese or English. */
export async function universitiesNamed(tx: Tx, names: string[]): Promise<UniversitiesNamed> {
  const found = new Map<string, string[]>();
  const rows = await tx.query<{ id: string; name: string }>(
    `SELECT o.id, w.name FROM unnest($1::text[]) AS w (name) JOIN organisation o ON w.name IN (o.name, o.name_en)
     WHERE o.kind IN ('UNIVERSITY', 'RESEARCH_INSTITUTE')`,
    [[...new Set(names)]],
  );
  for (const { id, name } of rows) found.set(name, [...(found.get(name) ?? []), id]);
  const only = (name: string) => (found.get(name)?.length === 1 ? found.get(name) : undefined);
  return {
    idsOf: (named) => [...new Set(named.flatMap((name) => only(name) ?? []))].sort(),
    faultsOf: (named) =>
      named
        .filter((name) => !only(name))
        .map((value) => ({ code: found.has(value) ? 'university_ambiguous' : 'not_a_university', value })),
  };
}
