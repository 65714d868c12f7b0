import { answer, api, idempotent } from '../../../api/client';
import type { Declaration } from '../../../api/licensing';
import type { Role } from '../../../app/session';

export interface ActValues {
  declarationNumber?: string;
  day?: string;
  reason?: string;
  fileId?: string;
}
export type ActField = keyof ActValues;

interface At {
  organisationId: string;
  declarationId: string;
}

interface ActRoute {
  roles: Role[];
  /** What the form asks; `optional` may stay empty. */
  fields: ActField[];
  optional?: ActField[];
  /** The step that the state is waiting for. */
  expected?: boolean;
  send: (at: At, values: ActValues, key: string) => Promise<Declaration>;
}

const BASE = '/api/v1/organisations/{organisationId}/declarations/{declarationId}';
const to = (path: At, key: string) => ({ params: { path, header: idempotent(key) } });
const office = ({ day = '', fileId, reason }: ActValues) => ({
  day,
  ...(fileId && { fileId }),
  ...(reason && { reason }),
});

const CLERK: Role[] = ['UNIVERSITY_CLERK', 'CENTRE_STAFF'];
const APPROVER: Role[] = ['UNIVERSITY_APPROVER'];
const RECORDER: Role[] = ['UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER'];

/** The events that a person records, by the name that the server lists under `nextEvents`. */
export const ACT_ROUTES: Record<string, ActRoute> = {
  SUBMIT: {
    roles: CLERK,
    fields: [],
    expected: true,
    send: (at, _, key) => answer(api.POST(`${BASE}/submission`, to(at, key))),
  },
  APPROVE: {
    roles: APPROVER,
    fields: [],
    expected: true,
    send: (at, _, key) => answer(api.POST(`${BASE}/approval`, to(at, key))),
  },
  RETURN: {
    roles: APPROVER,
    fields: ['reason'],
    send: (at, { reason = '' }, key) =>
      answer(api.POST(`${BASE}/return`, { ...to(at, key), body: { reason } })),
  },
  FILE: {
    roles: RECORDER,
    fields: ['day'],
    expected: true,
    send: (at, { day = '' }, key) => answer(api.POST(`${BASE}/filing`, { ...to(at, key), body: { day } })),
  },
  ANNOUNCE: {
    roles: RECORDER,
    fields: ['declarationNumber', 'day', 'fileId'],
    expected: true,
    send: (at, { declarationNumber = '', day = '', fileId = '' }, key) =>
      answer(api.POST(`${BASE}/announcement`, { ...to(at, key), body: { declarationNumber, day, fileId } })),
  },
  REFUSE: {
    roles: RECORDER,
    fields: ['day', 'reason', 'fileId'],
    optional: ['reason', 'fileId'],
    send: (at, values, key) => answer(api.POST(`${BASE}/refusal`, { ...to(at, key), body: office(values) })),
  },
  FILE_WITHDRAWAL: {
    roles: APPROVER,
    fields: ['day', 'reason'],
    send: (at, { day = '', reason = '' }, key) =>
      answer(api.POST(`${BASE}/withdrawal`, { ...to(at, key), body: { day, reason } })),
  },
  ANNOUNCE_WITHDRAWAL: {
    roles: RECORDER,
    fields: ['day', 'fileId'],
    expected: true,
    send: (at, values, key) =>
      answer(api.POST(`${BASE}/withdrawal-announcement`, { ...to(at, key), body: office(values) })),
  },
  REFUSE_WITHDRAWAL: {
    roles: RECORDER,
    fields: ['day', 'reason', 'fileId'],
    optional: ['fileId'],
    send: (at, values, key) =>
      answer(api.POST(`${BASE}/withdrawal-refusal`, { ...to(at, key), body: office(values) })),
  },
  TERMINATE_BY_OFFICE: {
    roles: RECORDER,
    fields: ['day', 'reason', 'fileId'],
    send: (at, values, key) =>
      answer(api.POST(`${BASE}/termination`, { ...to(at, key), body: office(values) })),
  },
  REVOKE: {
    roles: RECORDER,
    fields: ['day', 'reason', 'fileId'],
    send: (at, values, key) =>
      answer(api.POST(`${BASE}/revocation`, { ...to(at, key), body: office(values) })),
  },
};
