import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Schemas } from './client';

const ORGANISATION = '/api/v1/organisations/{organisationId}';
export const MATCHES = `${ORGANISATION}/matches` as const;
export const REVIEW = `${ORGANISATION}/match-review` as const;

export type Match = Schemas['MatchDto'];
export type ReviewedNeed = Schemas['ReviewedNeedDto'];
export type ReviewMatch = Schemas['ReviewMatchDto'];
export type ReviewStep = Schemas['ReviewStep'];
export type InventorQuestion = Schemas['InventorQuestionDto'];
export type InventorCard = Schemas['InventorCardDto'];
export type InventorSaid = Schemas['InventorAnswerDto'];
export type MatchQuality = Schemas['MatchQualityDto'];

/** The best ten for one need. */
export const candidatesOf = (organisationId: string, needId: string) =>
  queryOptions({
    queryKey: ['matches', organisationId, 'need', needId],
    queryFn: () => answer(api.GET(MATCHES, { params: { path: { organisationId }, query: { needId } } })),
  });

export const matchPage = (organisationId: string, cursor?: string) =>
  answer(
    api.GET(MATCHES, {
      params: { path: { organisationId }, query: { limit: 10, ...(cursor && { cursor }) } },
    }),
  );

export const oneMatch = (organisationId: string, matchId: string) =>
  queryOptions({
    queryKey: ['matches', organisationId, 'one', matchId],
    queryFn: () => answer(api.GET(`${MATCHES}/{matchId}`, { params: { path: { organisationId, matchId } } })),
  });

export const reviewPage = (organisationId: string, state: 'SUGGESTED' | 'HELD', cursor?: string) =>
  answer(
    api.GET(REVIEW, {
      params: { path: { organisationId }, query: { state, limit: 5, ...(cursor && { cursor }) } },
    }),
  );

export const matchQuality = (organisationId: string) =>
  queryOptions({
    queryKey: ['matches', organisationId, 'quality'],
    queryFn: () => answer(api.GET(`${ORGANISATION}/match-quality`, { params: { path: { organisationId } } })),
  });

const INVENTORS = `${MATCHES}/{matchId}/inventors` as const;
const BY_LINK = '/api/v1/inventor-questions/{questionCode}';

/** Whom the university asked about a match. */
export const inventorsOf = (organisationId: string, matchId: string) =>
  queryOptions({
    queryKey: ['matches', organisationId, 'inventors', matchId],
    queryFn: () => answer(api.GET(INVENTORS, { params: { path: { organisationId, matchId } } })),
  });

export const askInventor = (organisationId: string, matchId: string, body: Schemas['AskInventorDto']) =>
  answer(api.POST(INVENTORS, { params: { path: { organisationId, matchId } }, body }));

export const withdrawQuestion = (organisationId: string, matchId: string, questionId: string) =>
  answer(
    api.DELETE(`${INVENTORS}/{questionId}`, { params: { path: { organisationId, matchId, questionId } } }),
  );

/** What the link of a letter shows. */
export const inventorCard = (questionCode: string) =>
  queryOptions({
    queryKey: ['inventor-question', questionCode],
    queryFn: () => answer(api.GET(BY_LINK, { params: { path: { questionCode } } })),
  });

export const answerQuestion = (questionCode: string, body: InventorSaid) =>
  answer(api.POST(BY_LINK, { params: { path: { questionCode } }, body }));
