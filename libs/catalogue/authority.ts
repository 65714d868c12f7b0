// Office codes (WIPO ST.3) are those of countries and these; any other pair of letters is no office.
const REGIONAL_OFFICES = new Set([
  'WO',
  'EP',
  'EA',
  'AP',
  'OA',
  'GC',
  'EM',
  'XN',
  'IB',
  'SU',
  'DD',
  'CS',
  'YU',
]);
const COUNTRIES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

// prettier-ignore
const NAMES: Record<string, string> = {
  中国: 'CN', 中国大陆: 'CN', 国家知识产权局: 'CN', 中国专利: 'CN', china: 'CN', 중국: 'CN',
  中国香港: 'HK', 香港: 'HK', 中国澳门: 'MO', 澳门: 'MO', 中国台湾: 'TW', 台湾: 'TW', taiwan: 'TW',
  世界知识产权组织: 'WO', 世界知识产权组织国际局: 'WO', wipo: 'WO', pct: 'WO',
  欧洲专利局: 'EP', 欧洲: 'EP', epo: 'EP', 美国: 'US', usa: 'US', unitedstates: 'US', 미국: 'US',
  日本: 'JP', japan: 'JP', 일본: 'JP', 韩国: 'KR', korea: 'KR', 한국: 'KR', 德国: 'DE', 英国: 'GB', 法国: 'FR',
};

/** The office that a cell names: a code, a word, or both (`欧洲专利局(EPO)`, `中国;CN`). */
export function parseAuthority(text: string): string | null {
  const folded = text.normalize('NFKC').replace(/\s+/gu, '');
  const code = folded.toUpperCase();
  if (isAuthority(code)) return code;
  const word = folded.toLowerCase();
  return NAMES[word] ?? NAMES[word.replace(/[(;,].*$/u, '')] ?? null;
}

export function isAuthority(code: string): boolean {
  if (REGIONAL_OFFICES.has(code)) return true;
  return /^[A-Z]{2}$/u.test(code) && code !== 'ZZ' && COUNTRIES.of(code) !== undefined;
}

/** The office that a number starts with. `PCT/CN2017/101234` belongs to the International Bureau, `WO`. */
export function authorityPrefix(number: string): string | null {
  if (/^PCT\b/iu.test(number) || /^PCT\/?[A-Z]{2}\d/iu.test(number)) return 'WO';
  // The same in the databases' own form: `CN 2015070645 W` was filed at the Chinese office as an international one.
  if (/^[A-Z]{2}\s?\d{10}\s?W$/iu.test(number)) return 'WO';
  const letters = /^([A-Z]{2})[\s\-./]*(?=[A-Z]{0,2}\d)/iu.exec(number)?.[1]?.toUpperCase();
  if (letters === 'ZL') return 'CN';
  return letters !== undefined && isAuthority(letters) ? letters : null;
}
