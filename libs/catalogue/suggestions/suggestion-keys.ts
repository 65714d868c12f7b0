import { HAN, normaliseNumber, normaliseText, soundsOf, wordStarts } from '#libs/platform';
import type { Patent } from '../patent.entity.js';

/** No key, and nothing asked, is longer: a title is told by its first words. */
const LONGEST = 24;
const CHINESE_STARTS = 6;
const ENGLISH_STARTS = 2;
const LEAST_DIGITS = 4;

export type Suggested = Pick<
  Patent,
  'title' | 'titleEn' | 'applicationNumber' | 'publicationNumber' | 'grantNumber'
>;

/** What a patent is suggested for: titles from their first words on, the sound of the title, numbers. */
export function patentKeys(patent: Suggested): string[] {
  const numbers = [patent.applicationNumber, patent.publicationNumber, patent.grantNumber];
  const keys = [
    ...titleKeys(patent.title),
    ...titleKeys(patent.titleEn ?? ''),
    ...numbers.flatMap((number) => (number === null ? [] : [normaliseNumber(number)])),
  ];
  return [...new Set(keys.map(cut).filter((key) => key !== ''))];
}

/** A name from each of its words on, and how it sounds from there; for few names that are held in memory. */
export function nameKeys(name: string): string[] {
  const normal = normaliseText(name);
  const sounds = soundsOf(normal).flatMap(({ sound, initials }) => [sound, initials]);
  return [...wordStarts(normal).map((at) => normal.slice(at)), normal, ...sounds];
}

/** What was typed, as the beginnings of keys that it may be; none where it says too little. */
export function beginningsOf(typed: string): string[] {
  const text = normaliseText(typed).trim().replace(/\s+/g, ' ');
  const together = text.replaceAll(' ', '');
  const number = normaliseNumber(typed);
  const isNumber = number.replace(/\D/g, '').length >= LEAST_DIGITS;
  const asked = HAN.test(text) ? [together] : [text, together, ...(isNumber ? [number] : [])];
  return [...new Set(asked.map(cut).filter((one) => HAN.test(one) || one.length >= 2))];
}

function titleKeys(title: string): string[] {
  const normal = normaliseText(title);
  const chinese = HAN.test(normal);
  const starts = wordStarts(normal).slice(0, chinese ? CHINESE_STARTS : ENGLISH_STARTS);
  const keys = starts.map((at) => normal.slice(at));
  const [sounding] = chinese && starts.length > 0 ? soundsOf(normal.slice(starts[0])) : [];
  return sounding ? [...keys, sounding.sound, sounding.initials] : keys;
}

function cut(key: string): string {
  return [...key].slice(0, LONGEST).join('');
}
