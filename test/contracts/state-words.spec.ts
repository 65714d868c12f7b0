import { describe, expect, it } from '@jest/globals';
import { NEED_STATE_WORDS, NEED_STATES } from '#libs/demand';
import { LICENCE_STATE_WORDS, LICENCE_STATES } from '#libs/licensing';
import { words } from '../support/texts.js';

describe.each(['zh', 'en'] as const)('papers call a state as the pages do: %s', (language) => {
  const t = words(language);

  it.each(NEED_STATES)('a need that is %s', (state) => {
    expect(NEED_STATE_WORDS[language][state]).toBe(t(`demand:state.${state}`));
  });

  it.each(LICENCE_STATES)('a licence that is %s', (state) => {
    expect(LICENCE_STATE_WORDS[language][state]).toBe(t(`licensing:state.${state}`));
  });
});
