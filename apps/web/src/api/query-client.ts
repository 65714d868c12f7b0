import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isProblem } from './problem';

type Listener = () => void;
let onSignedOut: Listener = () => undefined;

/** What happens when the server says that nobody is signed in; the frame sends the reader to the sign-in page. */
export function whenSignedOut(listener: Listener): void {
  onSignedOut = listener;
}

function watch(error: unknown): void {
  if (isProblem(error, 'not_signed_in')) onSignedOut();
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: watch }),
  mutationCache: new MutationCache({ onError: watch }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal does not change by asking again; a lost connection may.
      retry: (count, error) => count < 2 && !(isProblem(error) && error.status < 500),
    },
  },
});
