import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

type Texts = { [key: string]: string | Texts };
const here = new URL('.', import.meta.url);
const source = new URL('../', here);

function textsOf(language: string): Map<string, string> {
  const folder = new URL(`${language}/`, here);
  return new Map(
    readdirSync(folder).flatMap((file) => {
      const texts = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Texts;
      return flat(texts, `${file.replace('.json', '')}:`);
    }),
  );
}

function flat(texts: Texts, prefix: string): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );
}

/** Chinese has one plural form, English two. */
const stem = (key: string) => key.replace(/_(one|other)$/, '');
const zh = textsOf('zh');
const en = textsOf('en');
const stems = new Set([...zh.keys()].map(stem));

function sourceFiles(folder: URL): URL[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const url = new URL(entry.isDirectory() ? `${entry.name}/` : entry.name, folder);
    if (entry.isDirectory()) return sourceFiles(url);
    return /\.tsx?$/.test(entry.name) && !/\.(spec|d)\.ts$/.test(entry.name) ? [url] : [];
  });
}

const quoted = sourceFiles(source).flatMap((url) =>
  [
    ...readFileSync(url, 'utf8').matchAll(/(['"`])([a-z][a-z-]*:[A-Za-z][\w.-]*(?:\$\{[^}]*\}[\w.]*)*)\1/g),
  ].map(([, , key = '']) => key),
);
const nameSpaces = new Set([...zh.keys()].map((key) => key.split(':')[0]));
const used = quoted.filter((key) => nameSpaces.has(key.split(':')[0]));

describe('the texts of the web app', () => {
  it('say the same things in both languages', () => {
    expect([...new Set([...en.keys()].map(stem))].sort()).toEqual([...stems].sort());
  });

  it('name the same parameters in both languages', () => {
    const parameters = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].sort();
    const differing = [...zh].filter(([key, text]) => {
      const other = en.get(key) ?? en.get(`${stem(key)}_other`) ?? '';
      return JSON.stringify(parameters(text)) !== JSON.stringify(parameters(other));
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('are there for every key that the pages use', () => {
    const fixed = used.filter((key) => !key.includes('${'));
    expect(fixed.length).toBeGreaterThan(100);
    expect(fixed.filter((key) => !stems.has(key))).toEqual([]);
  });

  it('are there for every family of keys that the pages choose from', () => {
    const families = used.filter((key) => key.includes('${'));
    const lost = families.filter((family) => {
      const [start = '', ...rest] = family.split(/\$\{[^}]*\}/);
      return ![...stems].some((key) => key.startsWith(start) && key.endsWith(rest.at(-1) ?? ''));
    });
    expect(lost).toEqual([]);
  });

  it('are calm: no exclamation marks, no empty text', () => {
    const loud = [...zh, ...en].filter(([, text]) => /[!！]/.test(text) || text.trim() === '');
    expect(loud.map(([key]) => key)).toEqual([]);
  });
});
