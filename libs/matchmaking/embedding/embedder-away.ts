/** No vectors now; matching goes on by words. The message holds no text, no key and no answer of the endpoint. */
export class EmbedderAway extends Error {}
