import type { Tx } from '#libs/platform';

type NotOne = 'not_a_university' | 'university_ambiguous';

export interface UniversitiesNamed {
  /** Of names that all stand for one. */
  idsOf: (names: string[]) => string[];
  /** Of names that do not; null: all are well. */
  faultOf: (names: string[]) => { code: NotOne; names: string[] } | null;
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
    faultOf: (named) => {
      const unknown = named.filter((name) => !found.has(name));
      if (unknown.length > 0) return { code: 'not_a_university', names: unknown };
      const ambiguous = named.filter((name) => !only(name));
      return ambiguous.length > 0 ? { code: 'university_ambiguous', names: ambiguous } : null;
    },
  };
}
