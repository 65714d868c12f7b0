import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { whenSignedOut } from '../api/query-client';
import { chosenLanguage, currentLanguage, showLanguage } from './language';
import { useSession } from './session';

/** What every page keeps to: it asks to sign in once the session has ended, and speaks the language of who is signed in. */
export function useOwnSession(): void {
  useSignInWhenAsked();
  useOwnLanguage();
}

function useSignInWhenAsked(): void {
  const navigate = useNavigate();
  const location = useLocation();
  useEffect(() => {
    whenSignedOut(() => {
      if (location.pathname === '/sign-in') return;
      const back = encodeURIComponent(location.pathname + location.search);
      void navigate(`/sign-in?return=${back}`, { replace: true });
    });
  }, [location, navigate]);
}

/** The server speaks a person's own language; without a choice on this device the pages do, too. */
function useOwnLanguage(): void {
  const own = useSession()?.person.language;
  useEffect(() => {
    if (own && !chosenLanguage() && own !== currentLanguage()) void showLanguage(own);
  }, [own]);
}
