import { Injectable } from '@nestjs/common';
import { Database, refuse } from '#libs/platform';
import { IPC_SECTIONS } from './patent-facets.js';
import { PatentSearchService } from './patent-search.service.js';
import type { PatentCardDto } from './patents.dto.js';
import { PatentsRepository } from './patents.repository.js';

const MOST = 4;
const CANDIDATES = 40;
/** Letters of an IPC symbol: `H01M` is a subclass, `H01` its class. */
const SUBCLASS = 4;
const CLASS = 3;

/** What else there is of the kind: found by title and abstract as a sentence, in the same IPC class. */
@Injectable()
export class SimilarPatentsService {
  constructor(
    private readonly database: Database,
    private readonly repository: PatentsRepository,
    private readonly searching: PatentSearchService,
  ) {}

  async of(patentId: string): Promise<PatentCardDto[]> {
    const patent = await this.repository.patent(this.database, patentId);
    if (!patent) throw refuse.not_found();
    const ipc = patent.ipcMain;
    const section = IPC_SECTIONS.find((letter) => ipc?.startsWith(letter));
    if (!ipc || !section) return [];
    const { items } = await this.searching.search({
      q: `${patent.title}。${patent.abstract ?? ''}`,
      ipcSection: [section],
      limit: CANDIDATES,
      facets: 'false',
    });
    const sharing = (length: number) =>
      items.filter(
        ({ id, ipcMain }) => id !== patentId && ipcMain?.slice(0, length) === ipc.slice(0, length),
      );
    // The engine's own order within the subclass, then what shares only the class.
    return [...new Set([...sharing(SUBCLASS), ...sharing(CLASS)])].slice(0, MOST);
  }
}
