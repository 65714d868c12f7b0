import { Day, Flag, Id, Instant, OneOf, Repeated, Text } from '#libs/platform';
import {
  RECORDAL_FILES,
  RECORDAL_STATES,
  type RecordalFile,
  type RecordalState,
  type Side,
  SIDES,
} from './recordal.js';

/** That this side has filed the licence with the office (IR 87). */
export class NewRecordalDto {
  @Day({ description: 'Filed on: from the effect to the last day for recordal' }) filedDay: string;
  @Flag({ description: 'An agent filed it: then a power of attorney went along' }) byAgent: boolean;
  @Repeated(RECORDAL_FILES, 'What went along, of the list of the guidelines (part V, ch. 11 §7)')
  files?: RecordalFile[];
}

export class RecordedDto {
  @Text({ max: 60 }) recordalNumber: string;
  @Day() day: string;
  @Id({ optional: true, description: 'The certificate, uploaded before; the other party may read it' })
  fileId?: string;
}

export class RecordalRefusedDto {
  @Day() day: string;
  @Text({ max: 2000 }) reason: string;
}

export class RecordalDto {
  @Id() id: string;
  @OneOf(RECORDAL_STATES) state: RecordalState;
  @OneOf(SIDES) filedBy: Side;
  @Day() filedDay: string;
  @Flag() byAgent: boolean;
  @Repeated(RECORDAL_FILES) files: RecordalFile[];
  @Instant() recordedAt: string;
  @Text({ nullable: true }) recordalNumber: string | null;
  @Day({ nullable: true, description: 'Recorded or refused on' }) outcomeDay: string | null;
  @OneOf(SIDES, { nullable: true, description: 'Which side told the outcome' }) outcomeBy: Side | null;
  @Text({ nullable: true }) reason: string | null;
  @Id({ nullable: true }) fileId: string | null;
}
