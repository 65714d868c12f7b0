import { Injectable } from '@nestjs/common';
import { Database, type Language, type PersonActor, type Tx } from '#libs/platform';
import type { EnterpriseFileLineDto, EnterpriseFileQuery } from './enterprise-files.dto.js';
import { EnterpriseFilesReadModel } from './enterprise-files.read-model.js';
import { EnterpriseFilesService, fileOf } from './enterprise-files.service.js';
import { type FileKeys, FileNeedsReadModel } from './file-needs.read-model.js';
import { type FileLicence, type FileVisit, listHead, listRow, type WholeFile } from './file-papers.js';

/** Rows of one workbook. */
const MOST_FILES = 10_000;
const PAGE = 100;
/** As many visits and licences as the time line shows entries. */
const MOST = 200;

/** Files as they go onto paper: one with all that belongs to it, or the list of them. */
@Injectable()
export class FilePapersService {
  constructor(
    private readonly database: Database,
    private readonly files: EnterpriseFilesService,
    private readonly fileNeeds: FileNeedsReadModel,
    private readonly readModel: EnterpriseFilesReadModel,
  ) {}

  whole(actor: PersonActor, organisationId: string, id: string): Promise<WholeFile> {
    return this.database.transaction(actor, async (tx) => {
      const found = await fileOf(tx, organisationId, id);
      const [keeper] = await tx.query<{ name: string }>('SELECT name FROM organisation WHERE id = $1', [
        organisationId,
      ]);
      return {
        file: await this.files.toDto(tx, found),
        keeper: keeper?.name ?? '',
        today: tx.today,
        needs: (await this.fileNeeds.needs(tx, found)).items,
        licences: await licencesOf(tx, found),
        visits: await visitsOf(tx, id),
      };
    });
  }

  /**
   * The list page by page as rows of a workbook; memory holds one page, no transaction stays open between two. The first
   * is read at once, so that a request that cannot be answered is refused before a download begins.
   */
  async rows(
    actor: PersonActor,
    organisationId: string,
    query: EnterpriseFileQuery,
  ): Promise<AsyncGenerator<string[]>> {
    const pageAfter = (id: string | null) => this.readModel.page(actor, organisationId, query, id, PAGE);
    return listRows(await pageAfter(null), pageAfter, actor.language);
  }
}

async function* listRows(
  first: EnterpriseFileLineDto[],
  pageAfter: (id: string) => Promise<EnterpriseFileLineDto[]>,
  language: Language,
): AsyncGenerator<string[]> {
  yield listHead(language);
  let page = first;
  for (let rows = 0; page.length > 0;) {
    for (const line of page) yield listRow(line, language);
    rows += page.length;
    const last = page.at(-1);
    page = last && page.length === PAGE && rows < MOST_FILES ? await pageAfter(last.id) : [];
  }
}

function licencesOf(tx: Tx, { organisationId, firmId }: FileKeys): Promise<FileLicence[]> {
  return tx.query<FileLicence>(
    `SELECT p.title, p.application_number AS "applicationNumber", l.state, l.notice_day::text AS "noticeDay", l.due_fen AS "dueFen",
       l.effective_day::text AS "effectiveDay", l.term_end::text AS "termEnd", l.ended_day::text AS "endedDay"
     FROM licence l JOIN patent p ON p.id = l.patent_id WHERE l.licensor_id = $1 AND l.licensee_id = $2
     ORDER BY l.notice_day DESC, l.id DESC LIMIT ${MOST}`,
    [organisationId, firmId],
  );
}

function visitsOf(tx: Tx, fileId: string): Promise<FileVisit[]> {
  return tx.query<FileVisit>(
    `SELECT v.day::text, v.kind, v.summary, v.people, r.name AS "recordedBy"
     FROM enterprise_visit v LEFT JOIN person r ON r.id = v.recorded_by WHERE v.file_id = $1
     ORDER BY v.day DESC, v.id DESC LIMIT ${MOST}`,
    [fileId],
  );
}
