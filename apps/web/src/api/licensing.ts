import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client';
import type { paths } from './schema';

type Body<Answer> = Answer extends { content: { 'application/json': infer T } } ? T : never;
type Read<P extends keyof paths> = paths[P] extends { get: { responses: { 200: infer A } } }
  ? Body<A>
  : never;

const LICENCES = '/api/v1/organisations/{organisationId}/licences';
const DECLARATIONS = '/api/v1/organisations/{organisationId}/declarations';

export type StandingOffer = Read<'/api/v1/declarations/{declarationId}'>;
export type Licence = Read<'/api/v1/organisations/{organisationId}/licences/{licenceId}'>;
export type LicenceLine = Read<'/api/v1/organisations/{organisationId}/licences'>['items'][number];
export type Payment = Licence['payments'][number];
export type Recordal = Licence['recordals'][number];
export type Party = Licence['licensor'];
export type Declaration = Read<'/api/v1/organisations/{organisationId}/declarations/{declarationId}'>;
export type DeclarationLine = Read<'/api/v1/organisations/{organisationId}/declarations'>['items'][number];
export type GateBar = Declaration['gate'][number];
export type DeclarationFinding = Declaration['findings'][number];
export type FeeMethod = Declaration['feeMethod'];
export type Today = Read<'/api/v1/organisations/{organisationId}/today'>;
export type TodayItem = Today['items'][number];
export type LicenceWanted = NonNullable<paths[typeof LICENCES]['get']['parameters']['query']>;
export type DeclarationWanted = NonNullable<paths[typeof DECLARATIONS]['get']['parameters']['query']>;

/** The announced terms as they are hashed: a key without a value is absent. */
export interface Terms {
  declarationNumber: string;
  applicationNumber: string;
  patentees: string[];
  feeMethod: FeeMethod;
  feeParameters: StandingOffer['feeParameters'];
  firstPaymentDays?: number;
  termEnd: string;
  contact: { name: string; phone?: string; email?: string; address?: string };
  payee?: { name: string; bank?: string; account?: string };
  otherMatters?: string;
}

export function termsOf(record: { terms: Record<string, unknown> }): Terms {
  return record.terms as unknown as Terms;
}

export const standingOffer = (declarationId: string) =>
  queryOptions({
    queryKey: ['offer', declarationId],
    queryFn: () =>
      answer(api.GET('/api/v1/declarations/{declarationId}', { params: { path: { declarationId } } })),
  });

export const oneLicence = (organisationId: string, licenceId: string) =>
  queryOptions({
    queryKey: ['licences', organisationId, 'one', licenceId],
    queryFn: () =>
      answer(api.GET(`${LICENCES}/{licenceId}`, { params: { path: { organisationId, licenceId } } })),
    enabled: licenceId !== '',
  });

export const licencePage = (organisationId: string, query: LicenceWanted) =>
  answer(api.GET(LICENCES, { params: { path: { organisationId }, query } }));

export const oneDeclaration = (organisationId: string, declarationId: string) =>
  queryOptions({
    queryKey: ['declarations', organisationId, 'one', declarationId],
    queryFn: () =>
      answer(
        api.GET(`${DECLARATIONS}/{declarationId}`, { params: { path: { organisationId, declarationId } } }),
      ),
  });

export const declarationPage = (organisationId: string, query: DeclarationWanted) =>
  answer(api.GET(DECLARATIONS, { params: { path: { organisationId }, query } }));

export const todayOf = (organisationId: string) =>
  queryOptions({
    queryKey: ['today', organisationId],
    queryFn: () =>
      answer(
        api.GET('/api/v1/organisations/{organisationId}/today', { params: { path: { organisationId } } }),
      ),
  });
