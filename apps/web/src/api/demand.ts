import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Schemas, upload } from './client';
import type { paths } from './schema';

const ORGANISATION = '/api/v1/organisations/{organisationId}';
export const NEEDS = `${ORGANISATION}/needs` as const;
export const TRIAGE = `${ORGANISATION}/triage` as const;
export const ANSWERS = `${ORGANISATION}/answers` as const;
export const TEAMS = `${ORGANISATION}/teams` as const;

export type Need = Schemas['NeedDto'];
export type NeedContent = Schemas['NeedContentDto'];
export type NewNeed = Schemas['NewNeedDto'];
export type NeedLine = Schemas['NeedLineDto'];
export type PublicNeedLine = Schemas['PublicNeedLineDto'];
export type PublicNeed = Schemas['PublicNeedDto'];
export type BoardNeed = Schemas['BoardNeedDto'];
export type NeedBody = Schemas['NeedBodyDto'];
export type TriageNeed = Schemas['TriageNeedDto'];
export type Answer = Schemas['AnswerDto'];
export type AnswerLine = Schemas['AnswerLineDto'];
export type Team = Schemas['TeamDto'];
export type TeamContent = Schemas['TeamContentDto'];
export type NeedImport = Schemas['NeedImportDto'];
export type FirmNamed = NonNullable<NewNeed['firm']>;
export type NeedFile = Schemas['NeedFileDto'];
export type DeclineReason = Schemas['DeclineReason'];
export type NeedsWanted = NonNullable<paths['/api/v1/needs']['get']['parameters']['query']>;

export const MODES = [
  'OPEN_LICENCE',
  'ORDINARY_LICENCE',
  'EXCLUSIVE_LICENCE',
  'TRANSFER',
  'EQUITY',
  'COMMISSIONED_RND',
  'USE_FIRST_PAY_LATER',
] as const;
export const DECLINE_REASONS: DeclineReason[] = [
  'NOT_OUR_FIELD',
  'FIGURE_NOT_REACHED',
  'TOO_EARLY',
  'TOO_DEAR',
  'TERM_OR_MODE',
  'HAVE_A_SOLUTION',
  'CANNOT_BE_MADE',
  'NO_CAPACITY',
];

export function needFileAddress(organisationId: string, fileId: string): string {
  return `/api/v1/organisations/${organisationId}/need-files/${fileId}`;
}

/** A firm's own needs as a workbook; of no needs it is a table with its headers. */
export function ownNeedsAddress(organisationId: string): string {
  return `/api/v1/organisations/${organisationId}/needs.xlsx`;
}

/** A table of needs: told what would become of it, or taken. */
export function importNeeds(
  organisationId: string,
  file: File,
  firm: FirmNamed | null,
  how: 'check' | 'take',
): Promise<NeedImport> {
  const form = new FormData();
  form.append('file', file);
  const named = new URLSearchParams(firm ? { firmName: firm.name, firmUscc: firm.uscc } : {});
  const path = `/api/v1/organisations/${organisationId}/needs/imports${how === 'check' ? '/check' : ''}`;
  return upload(`${path}?${named}`, form);
}

const more = (cursor?: string) => (cursor ? { cursor } : {});

export const boardPage = (wanted: NeedsWanted, cursor?: string) =>
  answer(api.GET('/api/v1/needs', { params: { query: { ...wanted, ...more(cursor) } } }));

export const onePublicNeed = (publicNeedId: string) =>
  queryOptions({
    queryKey: ['board', 'one', publicNeedId],
    queryFn: () => answer(api.GET('/api/v1/needs/{publicNeedId}', { params: { path: { publicNeedId } } })),
  });

/** As this university may read it. */
export const boardNeed = (organisationId: string, publicNeedId: string) =>
  queryOptions({
    queryKey: ['board', organisationId, publicNeedId],
    queryFn: () =>
      answer(
        api.GET(`${ORGANISATION}/board/{publicNeedId}`, {
          params: { path: { organisationId, publicNeedId } },
        }),
      ),
  });

export const needPage = (organisationId: string, cursor?: string) =>
  answer(api.GET(NEEDS, { params: { path: { organisationId }, query: { limit: 20, ...more(cursor) } } }));

export const oneNeed = (organisationId: string, needId: string) =>
  queryOptions({
    queryKey: ['needs', organisationId, 'one', needId],
    queryFn: () => answer(api.GET(`${NEEDS}/{needId}`, { params: { path: { organisationId, needId } } })),
  });

export const triagePage = (organisationId: string, cursor?: string) =>
  answer(api.GET(TRIAGE, { params: { path: { organisationId }, query: { limit: 20, ...more(cursor) } } }));

export const oneTriaged = (organisationId: string, triagedNeedId: string) =>
  queryOptions({
    queryKey: ['triage', organisationId, 'one', triagedNeedId],
    queryFn: () =>
      answer(api.GET(`${TRIAGE}/{triagedNeedId}`, { params: { path: { organisationId, triagedNeedId } } })),
  });

export const silentItems = (organisationId: string) =>
  queryOptions({
    queryKey: ['triage', organisationId, 'silent'],
    queryFn: () => answer(api.GET(`${ORGANISATION}/silent`, { params: { path: { organisationId } } })),
  });

export const answerPage = (
  organisationId: string,
  query: { needId?: string; waiting?: 'true' },
  cursor?: string,
) =>
  answer(
    api.GET(ANSWERS, {
      params: { path: { organisationId }, query: { limit: 20, ...query, ...more(cursor) } },
    }),
  );

export const oneAnswer = (organisationId: string, answerId: string) =>
  queryOptions({
    queryKey: ['answers', organisationId, 'one', answerId],
    queryFn: () =>
      answer(api.GET(`${ANSWERS}/{answerId}`, { params: { path: { organisationId, answerId } } })),
  });

export const teamPage = (organisationId: string, cursor?: string) =>
  answer(api.GET(TEAMS, { params: { path: { organisationId }, query: { limit: 50, ...more(cursor) } } }));
