import { NEED_STATES, type NeedState } from '#libs/demand';
import { MATCH_STATES, type MatchState, SUBJECT_TYPES, type SubjectType } from '#libs/matchmaking';
import { Day, Flag, Id, ListOf, OneOf, Text } from '#libs/platform';

export class FileMatchDto {
  @Id() id: string;
  @OneOf(SUBJECT_TYPES, { enumName: 'SubjectType' }) subjectType: SubjectType;
  @Text({ nullable: true, max: 1_000_000, description: 'The title of a patent, the name of a team' })
  subject: string | null;
  @Text() university: string;
  @OneOf(MATCH_STATES, { enumName: 'MatchState' }) state: MatchState;
  @Day() sentDay: string;
}

/** A need of the firm as far as the keeper may know of it, with what was sent for it. */
export class FileNeedDto {
  @Id() id: string;
  @Text({
    nullable: true,
    description: 'Null where it left the board and the keeper may not read it any more',
  })
  title: string | null;
  @OneOf(NEED_STATES, {
    nullable: true,
    enumName: 'NeedState',
    description: 'Null where the board tells no more',
  })
  state: NeedState | null;
  @Flag({ description: 'Anybody may read it' }) onBoard: boolean;
  @Day({ nullable: true, description: 'When it was published, else submitted' }) day: string | null;
  @ListOf(() => FileMatchDto) matches: FileMatchDto[];
}

export class FileNeedsDto {
  @ListOf(() => FileNeedDto, { description: 'The newest first; the last 200, with the last 200 matches' })
  items: FileNeedDto[];
}
