/** Tables whose rows rely on a patent: while one of them names it, it is not taken out of the catalogue. */
const tables = new Set(['patent_event', 'patent_sheet', 'patent_document', 'annuity_fact', 'offer_summary']);

/** A lib names its tables that have a `patent_id`. */
export function relyOnPatents(...names: string[]): void {
  for (const name of names) tables.add(name);
}

/** SQL that is true where a patent is relied on; `patentId` is an expression of the query around it. */
export function isReliedOn(patentId: string): string {
  return [...tables]
    .map((table) => `EXISTS (SELECT 1 FROM ${table} u WHERE u.patent_id = ${patentId})`)
    .join(' OR ');
}
