import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Schemas } from './client';

export type FailedJob = Schemas['FailedJobDto'];

const LOOK_AGAIN_MS = 10_000;

export const jobs = () =>
  queryOptions({
    queryKey: ['jobs'],
    queryFn: () => answer(api.GET('/api/v1/jobs')),
    refetchInterval: LOOK_AGAIN_MS,
  });
