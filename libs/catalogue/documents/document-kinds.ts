/** What a holder attaches to a patent. A figure (附图) is a picture on the patent's page; the others are papers. */
export const DOCUMENT_KINDS = [
  'FIGURE',
  'SPECIFICATION',
  'SEARCH_REPORT',
  'TEST_DATA',
  'FLYER',
  'OTHER',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Who reads it: anybody, or only the organisation that attached it. A figure is for anybody. */
export const DOCUMENT_VISIBILITIES = ['PUBLIC', 'OWN'] as const;
export type DocumentVisibility = (typeof DOCUMENT_VISIBILITIES)[number];

const MB = 1024 * 1024;
export const FIGURE_LIMITS = { most: 12, megabytes: 10 };
export const PAPER_LIMITS = { most: 20, megabytes: 20 };
/** The widths that a figure is shown in: in the list, and opened. */
export const FIGURE_WIDTHS = [320, 1280] as const;

export function limitsOf(kind: DocumentKind): { most: number; megabytes: number; bytes: number } {
  const limits = kind === 'FIGURE' ? FIGURE_LIMITS : PAPER_LIMITS;
  return { ...limits, bytes: limits.megabytes * MB };
}
