import { Flag, Id, Instant, ListOf, OneOf, SCAN_STATES, type ScanState, Text, Whole } from '#libs/platform';
import {
  DOCUMENT_KINDS,
  DOCUMENT_VISIBILITIES,
  type DocumentKind,
  type DocumentVisibility,
  FIGURE_LIMITS,
  PAPER_LIMITS,
} from './document-kinds.js';

const MOST = FIGURE_LIMITS.most + PAPER_LIMITS.most;

export class NewPatentDocumentQuery {
  @OneOf(DOCUMENT_KINDS, { optional: true, description: 'OTHER unless given' }) kind?: DocumentKind;
  @Text({
    optional: true,
    description:
      "What it shows or is, of a figure also what is read out in its place; the file's name unless given",
  })
  caption?: string;
  @OneOf(DOCUMENT_VISIBILITIES, { optional: true, description: 'PUBLIC unless given; a figure always is' })
  visibility?: DocumentVisibility;
}

export class PlacedDocumentDto {
  @Id() id: string;
  @Text() caption: string;
  @OneOf(DOCUMENT_VISIBILITIES, { enumName: 'DocumentVisibility' }) visibility: DocumentVisibility;
}

export class PlacedDocumentsDto {
  @ListOf(() => PlacedDocumentDto, { max: MOST, description: 'All of them, in the order to show them in' })
  items: PlacedDocumentDto[];
}

/** A figure or paper at the desk. */
export class PatentDocumentDto extends PlacedDocumentDto {
  @OneOf(DOCUMENT_KINDS, { enumName: 'DocumentKind' }) kind: DocumentKind;
  @Id({ description: 'The original, as the organisation may download it' }) fileId: string;
  @Text() name: string;
  @Text() mediaType: string;
  @Whole({ description: 'Bytes' }) size: number;
  @OneOf(SCAN_STATES, { enumName: 'ScanState' }) scanState: ScanState;
  @Text({ nullable: true, description: 'What the virus scanner found' }) scanFinding: string | null;
  @Whole({ nullable: true, description: 'Pixels of the large picture' }) width: number | null;
  @Whole({ nullable: true }) height: number | null;
  @Instant() addedAt: string;
  @Text({ nullable: true }) addedBy: string | null;
}

/** All that an organisation attached to a patent. Its ETag is `version`. */
export class PatentDocumentsDto {
  @Whole() version: number;
  @Flag({ description: 'A virus scanner is set; without one nothing is scanned' }) scanner: boolean;
  @ListOf(() => PatentDocumentDto) items: PatentDocumentDto[];
}

class PublicDocumentDto {
  @Id() id: string;
  @Text() caption: string;
  @Id({ description: 'The holder that attached it' }) organisationId: string;
  @Text() organisation: string;
  @Text({ nullable: true }) organisationEn: string | null;
}

/** Shown at `/api/v1/patents/{patentId}/figures/{id}/small` (320 px wide) and `/large` (1280 px). */
export class PublicFigureDto extends PublicDocumentDto {
  @Whole({ description: 'Pixels of the large picture' }) width: number;
  @Whole() height: number;
}

/** Downloaded from `/api/v1/patents/{patentId}/documents/{id}`. */
export class PublicPaperDto extends PublicDocumentDto {
  @OneOf(DOCUMENT_KINDS, { enumName: 'DocumentKind' }) kind: DocumentKind;
  @Text() name: string;
  @Text() mediaType: string;
  @Whole({ description: 'Bytes' }) size: number;
  @Instant() addedAt: string;
}
