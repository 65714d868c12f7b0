import { defineErrors, defineMessages } from '#libs/platform';

export const refuseSynonym = defineErrors({
  synonyms_full: {
    status: 409,
    zh: '已有 {most} 组同义词，达到上限。请先删除不再需要的组。',
    en: 'There are {most} groups of equal words, which is the limit. Remove one that is no longer needed first.',
  },
});

defineMessages({
  synonym_alone: {
    zh: '一组同义词至少要有两个词，现在有 {count} 个。',
    en: 'A group needs at least two words; this one has {count}.',
  },
  synonym_twice: {
    zh: '“{value}”与“{other}”在搜索中已是同一个词，只留一个。',
    en: '“{value}” and “{other}” are one word to the search already; keep one of them.',
  },
  synonym_no_word: {
    zh: '“{value}”中没有可以搜索的文字。',
    en: 'There is nothing in “{value}” that can be searched.',
  },
  synonym_kept_elsewhere: {
    zh: '“{value}”已在另一组中：{others}。请改那一组。',
    en: '“{value}” stands in another group already: {others}. Change that one.',
  },
});
