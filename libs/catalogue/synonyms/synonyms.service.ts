import { Inject, Injectable } from '@nestjs/common';
import {
  audit,
  Database,
  type FieldFault,
  newId,
  normaliseText,
  phraseKey,
  type PersonActor,
  refuse,
  requireSeen,
  SEARCH,
  type SearchPort,
  SearchSynonym,
  type Tx,
  invalidRequest,
} from '#libs/platform';
import { PATENT_INDEX } from '../patent-index.js';
import { refuseSynonym } from './synonyms.errors.js';
import {
  LONGEST_WORD,
  MOST_WORDS,
  type SynonymCountsDto,
  type SynonymDto,
  type SynonymsDto,
  type SynonymWordsDto,
} from './synonyms.dto.js';

/** Each process holds all of them in memory. */
const MOST_GROUPS = 2000;
const FEWEST_WORDS = 2;

/** Groups of equal words, the same for everybody's search; who changed what stands in the audit log. */
@Injectable()
export class SynonymsService {
  constructor(
    private readonly database: Database,
    @Inject(SEARCH) private readonly search: SearchPort,
  ) {}

  async all(actor: PersonActor): Promise<SynonymsDto> {
    const groups = await this.database.transaction(actor, (tx) => tx.repository(SearchSynonym).find());
    return {
      items: groups
        .map(toDto)
        .sort((a, b) => (a.words[0] ?? '').localeCompare(b.words[0] ?? '', 'zh') || (a.id < b.id ? -1 : 1)),
    };
  }

  async add(actor: PersonActor, organisationId: string, { words }: SynonymWordsDto): Promise<SynonymDto> {
    return this.changing(actor, async (tx) => {
      const known = await tx.repository(SearchSynonym).count();
      if (known >= MOST_GROUPS) throw refuseSynonym.synonyms_full({ most: MOST_GROUPS });
      const group = { id: newId(tx.now.getTime()), version: 0, words: [] };
      return this.keep(tx, actor, organisationId, 'SYNONYM_ADDED', group, words);
    });
  }

  async change(
    actor: PersonActor,
    organisationId: string,
    id: string,
    seen: string,
    { words }: SynonymWordsDto,
  ): Promise<SynonymDto> {
    return this.changing(actor, async (tx) => {
      const group = await locked(tx, id);
      requireSeen(seen, group);
      return this.keep(tx, actor, organisationId, 'SYNONYM_CHANGED', group, words);
    });
  }

  async remove(actor: PersonActor, organisationId: string, id: string, seen: string): Promise<void> {
    await this.changing(actor, async (tx) => {
      const group = await locked(tx, id);
      requireSeen(seen, group);
      await tx.repository(SearchSynonym).delete({ id });
      await audit(tx, {
        action: 'SYNONYM_REMOVED',
        subjectType: 'search_synonym',
        subjectId: id,
        organisationId,
        before: { words: group.words },
        after: null,
      });
    });
  }

  /** How many patents hold each word itself: what a group would bring together. */
  async counts(words: string[]): Promise<SynonymCountsDto> {
    const items = await Promise.all(
      words.slice(0, MOST_WORDS).map(async (word) => {
        const { total, totalIsLowerBound } = await this.search.search(PATENT_INDEX.name, {
          text: word.slice(0, LONGEST_WORD),
          filters: {},
          limit: 1,
          facets: false,
          asTyped: true,
        });
        return { word, patents: total, patentsIsLowerBound: totalIsLowerBound };
      }),
    );
    return { items };
  }

  private async keep(
    tx: Tx,
    actor: PersonActor,
    organisationId: string,
    action: string,
    before: Pick<SearchSynonym, 'id' | 'version' | 'words'>,
    typed: string[],
  ): Promise<SynonymDto> {
    const words = typed.map((word) => word.trim().replace(/\s+/g, ' ')).filter((word) => word !== '');
    refuseUnfit(words);
    await refuseKept(tx, before.id, words);
    const group: SearchSynonym = {
      id: before.id,
      words,
      version: before.version + 1,
      updatedAt: tx.now,
      updatedBy: actor.personId,
    };
    await tx.repository(SearchSynonym).save(group);
    await audit(tx, {
      action,
      subjectType: 'search_synonym',
      subjectId: group.id,
      organisationId,
      before: before.version === 0 ? null : { words: before.words },
      after: { words },
    });
    return toDto(group);
  }

  private async changing<T>(actor: PersonActor, work: (tx: Tx) => Promise<T>): Promise<T> {
    const result = await this.database.transaction(actor, work);
    this.search.vocabularyChanged();
    return result;
  }
}

async function locked(tx: Tx, id: string): Promise<SearchSynonym> {
  const group = await tx
    .repository(SearchSynonym)
    .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!group) throw refuse.not_found();
  return group;
}

function refuseUnfit(words: string[]): void {
  const faults: FieldFault[] = [];
  const seen = new Map<string, string>();
  for (const word of words) {
    const twin = seen.get(phraseKey(word));
    if (twin !== undefined)
      faults.push({ field: 'words', code: 'synonym_twice', params: { value: word, other: twin } });
    seen.set(phraseKey(word), word);
  }
  const unread = words.find((word) => !/[\p{L}\p{N}]/u.test(normaliseText(word)));
  if (unread !== undefined)
    faults.push({ field: 'words', code: 'synonym_no_word', params: { value: unread } });
  if (words.length < FEWEST_WORDS)
    faults.push({ field: 'words', code: 'synonym_alone', params: { count: words.length } });
  if (faults.length > 0) throw invalidRequest(faults);
}

/** A word stands in one group: two groups with a word in common are one, and should be seen as one. */
async function refuseKept(tx: Tx, id: string, words: string[]): Promise<void> {
  const keys = new Set(words.map(phraseKey));
  const groups = await tx.repository(SearchSynonym).find();
  const faults = groups
    .filter((group) => group.id !== id)
    .flatMap((group) =>
      group.words
        .filter((word) => keys.has(phraseKey(word)))
        .map((value): FieldFault => {
          const others = group.words.join('、');
          return { field: 'words', code: 'synonym_kept_elsewhere', params: { value, others } };
        }),
    );
  if (faults.length > 0) throw invalidRequest(faults);
}

function toDto({ id, words, version, updatedAt }: SearchSynonym): SynonymDto {
  return { id, words, version, updatedAt: updatedAt.toISOString() };
}
