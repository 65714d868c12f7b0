import { Injectable } from '@nestjs/common';
import {
  type Actor,
  Database,
  decodeIdCursor,
  encodeCursor,
  newId,
  type PersonActor,
  refuse,
  requireSeen,
  type Sql,
} from '#libs/platform';
import { Team } from './team.entity.js';
import type { TeamContentDto, TeamDto, TeamListDto, TeamQuery } from './teams.dto.js';

const TEAM = `t.id, t.organisation_id AS "universityId", o.name AS university, o.name_en AS "universityEn", o.demonstration, t.college,
  t.name, t.name_en AS "nameEn", t.lead, t.lead_title AS "leadTitle", t.fields, t.keywords, t.availability, t.open, t.version`;

/** The directory of teams: open ones to anybody, a university's own all of them. */
@Injectable()
export class TeamsService {
  constructor(private readonly database: Database) {}

  /** Reads without a tenant see open teams only: row-level security. */
  open(query: TeamQuery): Promise<TeamListDto> {
    return list(this.database, query, query.university ?? null);
  }

  own(actor: Actor, organisationId: string, query: TeamQuery): Promise<TeamListDto> {
    return this.database.transaction(actor, (tx) => list(tx, query, organisationId));
  }

  async write(actor: PersonActor, organisationId: string, content: TeamContentDto): Promise<TeamDto> {
    return this.database.transaction(actor, async (tx) => {
      const id = newId(tx.now.getTime());
      const team = { id, organisationId, ...content, version: 1, createdAt: tx.now };
      await tx.repository(Team).insert(team);
      return one(tx, id);
    });
  }

  async change(
    actor: PersonActor,
    organisationId: string,
    id: string,
    seen: string,
    content: TeamContentDto,
  ): Promise<TeamDto> {
    return this.database.transaction(actor, async (tx) => {
      const team = await tx
        .repository(Team)
        .findOne({ where: { id, organisationId }, lock: { mode: 'pessimistic_write' } });
      if (!team) throw refuse.not_found();
      requireSeen(seen, team);
      await tx.repository(Team).save(Object.assign(team, content, { version: team.version + 1 }));
      return one(tx, id);
    });
  }
}

async function one(sql: Sql, id: string): Promise<TeamDto> {
  const [team] = await sql.query<TeamDto>(
    `SELECT ${TEAM} FROM team t JOIN organisation o ON o.id = t.organisation_id WHERE t.id = $1`,
    [id],
  );
  if (!team) throw refuse.not_found();
  return team;
}

async function list(
  sql: Sql,
  { limit = 20, cursor, q }: TeamQuery,
  universityId: string | null,
): Promise<TeamListDto> {
  const rows = await sql.query<TeamDto>(
    `SELECT ${TEAM} FROM team t JOIN organisation o ON o.id = t.organisation_id
     WHERE ($1::uuid IS NULL OR t.organisation_id = $1) AND ($2::uuid IS NULL OR t.id < $2)
       AND ($3 = '' OR strpos(lower(concat_ws(' ', t.name, t.name_en, t.lead, t.college, t.fields, array_to_string(t.keywords, ' '))), $3) > 0)
     ORDER BY t.id DESC LIMIT $4`,
    [universityId, decodeIdCursor(cursor), (q ?? '').toLowerCase(), limit + 1],
  );
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? encodeCursor([items.at(-1)?.id ?? null]) : null };
}
