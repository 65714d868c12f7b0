import { describe, expect, it } from '@jest/globals';
import { REPORT_WORDS } from '../../libs/events/papers/report-words.js';
import { words } from '../support/texts.js';

describe.each(['zh', 'en'] as const)('papers of an event speak as its pages do: %s', (language) => {
  const t = words(language);

  it.each(['outcome', 'wish', 'type', 'state'] as const)('each %s', (family) => {
    const onPaper = Object.entries(REPORT_WORDS[language][family]);
    const onPages = onPaper.map(([name]) => [name, t(`events:${family}.${name}`)]);
    expect(onPaper).toEqual(onPages);
  });
});
