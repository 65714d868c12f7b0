import { inflateSync } from 'node:zlib';
import { create } from 'qrcode';

interface Run {
  x: number;
  /** From the foot of the page. */
  y: number;
  size: number;
  text: string;
}

/** A page of a paper of ours, which has one font: what it says, where, and the QR codes on it. */
export interface PdfPage {
  runs: Run[];
  /** Without white space, because a line ends where the page does. */
  text: string;
  codes: string[];
}

export function pagesOf(pdf: Buffer): PdfPage[] {
  const streams = streamsOf(pdf);
  const signs = signsOf(streams.find((text) => text.includes('begincmap')) ?? '');
  return streams.filter((text) => text.includes(' Tf')).map((content) => pageOf(content, signs));
}

/** The dark modules of a code, as `codes` of a page holds them. */
export function codeOf(text: string): string {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  return [...data.keys()]
    .filter((at) => data[at])
    .map((at) => `${Math.floor(at / size)}:${at % size}`)
    .join(' ');
}

function streamsOf(pdf: Buffer): string[] {
  const found: string[] = [];
  for (const { index } of pdf.toString('latin1').matchAll(/\bstream\n/g)) {
    try {
      found.push(inflateSync(pdf.subarray(index + 'stream\n'.length)).toString('latin1'));
    } catch {
      // Not compressed, so no text of ours.
    }
  }
  return found;
}

/** A sign may stand for several letters: fi. */
function signsOf(map: string): Map<number, string> {
  const signs = new Map<number, string>();
  for (const [, from = '', list = ''] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g))
    for (const [at, code] of [...list.matchAll(/<([0-9a-f ]*)>/g)].entries())
      signs.set(
        parseInt(from, 16) + at,
        Buffer.from((code[1] ?? '').replace(/ /g, ''), 'hex')
          .swap16()
          .toString('utf16le'),
      );
  return signs;
}

function pageOf(content: string, signs: ReadonlyMap<number, string>): PdfPage {
  const runs: Run[] = [];
  let place = { x: 0, y: 0 };
  let size = 0;
  for (const [, x, y, points, glyphs] of content.matchAll(
    /1 0 0 1 (\S+) (\S+) Tm|\/F\d+ (\S+) Tf|\[(.*?)\] TJ/g,
  ))
    if (x !== undefined) place = { x: Number(x), y: Number(y) };
    else if (points !== undefined) size = Number(points);
    else runs.push({ ...place, size, text: textOf(glyphs ?? '', signs) });
  const text = runs.map((run) => run.text).join('');
  return { runs, text: text.replace(/\s/g, ''), codes: codesOf(content) };
}

function textOf(glyphs: string, signs: ReadonlyMap<number, string>): string {
  const ids = [...glyphs.matchAll(/<([0-9a-f]*)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
  return ids.map((id) => signs.get(parseInt(id, 16)) ?? '�').join('');
}

/** A code is one filled path of rectangles, each some dark modules of a row. */
function codesOf(content: string): string[] {
  return content.split(/^f$/m).flatMap((path) => {
    const bars = [...path.matchAll(/^(\S+) (\S+) (\S+) (\S+) re$/gm)].map((bar) =>
      bar.slice(1, 5).map(Number),
    );
    if (bars.length === 0) return [];
    const [left, top] = [0, 1].map((of) => Math.min(...bars.map((bar) => bar[of] ?? 0))) as [number, number];
    return bars
      .flatMap(([x = 0, y = 0, width = 0, unit = 1]) =>
        Array.from(
          { length: Math.round(width / unit) },
          (_, at) => `${Math.round((y - top) / unit)}:${Math.round((x - left) / unit) + at}`,
        ),
      )
      .join(' ');
  });
}
