/** Where one feature leads into another: the addresses that both must know. */
export const pathTo = {
  search: (wanted: Record<string, string>) => {
    const query = new URLSearchParams(wanted).toString();
    return query ? `/search?${query}` : '/search';
  },
  patent: (patentId: string) => `/patents/${patentId}`,
  compare: (patentIds: string[]) => `/compare?${patentIds.map((id) => `id=${id}`).join('&')}`,
  /** The terms in full, and the notice on them. */
  offer: (declarationId: string, origin?: string) =>
    `/offers/${declarationId}${origin ? `?origin=${encodeURIComponent(origin)}` : ''}`,
  licence: (organisationId: string, licenceId: string) => `/desk/${organisationId}/licences/${licenceId}`,
  event: (eventId: string) => `/events/${eventId}`,
  /** At the desk: the event itself, or one of its pages. */
  deskEvent: (
    organisationId: string,
    eventId: string,
    page?: 'plan' | 'report' | 'door' | 'board' | 'screen',
  ) => `/desk/${organisationId}/events/${eventId}${page ? `/${page}` : ''}`,
  eventRegistration: (code: string) => `/event-registrations/${code}`,
  wishes: (code: string) => `/event-registrations/${code}/wishes`,
  need: (needId: string) => `/needs/${needId}`,
  /** Asks for what nobody offers yet, in the words that were searched for. */
  askFor: (text: string) => `/needs/new?q=${encodeURIComponent(text)}`,
  signIn: (back: string) => `/sign-in?return=${encodeURIComponent(back)}`,
};
