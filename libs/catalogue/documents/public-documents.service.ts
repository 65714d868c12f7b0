import { Injectable } from '@nestjs/common';
import { Database, mayBeHandedOut, refuse, type StoredFile } from '#libs/platform';
import type { Reader } from '../patents.repository.js';
import type { PublicFigureDto, PublicPaperDto } from './patent-documents.dto.js';

type Bytes = Pick<StoredFile, 'name' | 'mediaType' | 'bytes'>;

interface Row extends PublicPaperDto {
  width: number;
  height: number;
}

/**
 * What anybody sees of the figures and papers. Row-level security lets nobody read others; it is said here again, because
 * a desk reads the public page as its own organisation.
 */
const SHOWN = `d.visibility = 'PUBLIC' AND f.published AND ${mayBeHandedOut('f')}`;

@Injectable()
export class PublicDocumentsService {
  constructor(private readonly database: Database) {}

  /** In the holders' order; of two co-owners those of the one who offers a licence come first. */
  async shown(
    reader: Reader,
    patentId: string,
  ): Promise<{ figures: PublicFigureDto[]; documents: PublicPaperDto[] }> {
    const rows = await reader.query<Omit<Row, 'addedAt'> & { addedAt: Date }>(
      `SELECT d.id, d.kind, d.caption, d.width, d.height, d.organisation_id AS "organisationId", u.name AS organisation,
         u.name_en AS "organisationEn", f.name, f.media_type AS "mediaType", f.size, d.added_at AS "addedAt"
       FROM patent_document d JOIN organisation u ON u.id = d.organisation_id
         JOIN stored_file f ON f.id = coalesce(d.large_file_id, d.file_id)
         LEFT JOIN offer_summary o ON o.patent_id = d.patent_id
       WHERE d.patent_id = $1 AND ${SHOWN}
       ORDER BY (o.licensor_id = d.organisation_id) DESC NULLS LAST, d.organisation_id, d.position`,
      [patentId],
    );
    const figures = rows.filter(({ kind }) => kind === 'FIGURE');
    const papers = rows.filter(({ kind }) => kind !== 'FIGURE');
    return {
      figures: figures.map(({ width, height, ...row }) => ({ ...common(row), width, height })),
      documents: papers.map(({ kind, name, mediaType, size, addedAt, ...row }) => ({
        ...common(row),
        kind,
        name,
        mediaType,
        size,
        addedAt: addedAt.toISOString(),
      })),
    };
  }

  picture(patentId: string, figureId: string, size: 'SMALL' | 'LARGE'): Promise<Bytes> {
    const file = size === 'SMALL' ? 'd.small_file_id' : 'd.large_file_id';
    return this.bytes(file, `d.kind = 'FIGURE'`, patentId, figureId);
  }

  paper(patentId: string, documentId: string): Promise<Bytes> {
    return this.bytes('d.file_id', `d.kind <> 'FIGURE'`, patentId, documentId);
  }

  private async bytes(file: string, which: string, patentId: string, id: string): Promise<Bytes> {
    const [found] = await this.database.query<Bytes>(
      `SELECT f.name, f.media_type AS "mediaType", f.bytes FROM patent_document d JOIN stored_file f ON f.id = ${file}
       WHERE d.id = $2 AND d.patent_id = $1 AND ${which} AND ${SHOWN}`,
      [patentId, id],
    );
    if (!found) throw refuse.not_found();
    return found;
  }
}

function common({
  id,
  caption,
  organisationId,
  organisation,
  organisationEn,
}: Omit<PublicFigureDto, 'width' | 'height'>) {
  return { id, caption, organisationId, organisation, organisationEn };
}
