import { Injectable } from '@nestjs/common';
import { Database, refuse } from '#libs/platform';
import { PublicDocumentsService } from './documents/public-documents.service.js';
import { toPatentDto } from './patent-views.js';
import type { PatentDto } from './patents.dto.js';
import { PatentsRepository, type Reader } from './patents.repository.js';
import { SheetsService } from './sheets.service.js';

/** The public page of one patent. */
@Injectable()
export class PatentsService {
  constructor(
    private readonly database: Database,
    private readonly repository: PatentsRepository,
    private readonly sheets: SheetsService,
    private readonly documents: PublicDocumentsService,
  ) {}

  async publicPage(id: string): Promise<PatentDto> {
    const page = await this.find(this.database, id);
    if (!page) throw refuse.not_found();
    return page;
  }

  async find(reader: Reader, id: string): Promise<PatentDto | undefined> {
    const patent = await this.repository.patent(reader, id);
    if (!patent) return undefined;
    const holders = await this.repository.holders(reader, [id]);
    const [offer] = await this.repository.offers(reader, [id]);
    const events = await this.repository.events(reader, id);
    const sheet = await this.sheets.published(reader, id);
    const shown = await this.documents.shown(reader, id);
    const kin = await this.repository.kin(reader, patent);
    return { ...toPatentDto(patent, holders, offer, events, sheet, this.database.today()), ...shown, kin };
  }
}
