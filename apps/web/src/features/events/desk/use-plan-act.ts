import { useQueryClient } from '@tanstack/react-query';
import { type DeskPlan, deskPlan } from '../../../api/meetings';
import { type Acting, useAct } from '../../../api/use-act';

/** Every act on a plan answers with the whole plan: it is shown at once. */
export function usePlanAct<I>(
  { organisationId, eventId }: { organisationId: string; eventId: string },
  act: (input: I) => Promise<DeskPlan>,
  done?: (fresh: DeskPlan) => void,
): Acting<I> {
  const queries = useQueryClient();
  return useAct({
    act,
    done: (fresh) => {
      queries.setQueryData(deskPlan(organisationId, eventId).queryKey, fresh);
      done?.(fresh);
    },
  });
}
