import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { defineErrors } from '../errors.js';

const CHILD = fileURLToPath(new URL('./picture-child.mjs', import.meta.url));
/** A picture at the limits below takes two or three seconds on a slow machine. */
const SECONDS = 30;
/** At a time in one process: a picture at the limit needs some 200 MB while it is decoded. */
const AT_A_TIME = 2;

export const PICTURE_LIMITS = { maxSide: 10_000, maxPixels: 40_000_000 };
export const PICTURE_TYPE = 'image/webp';

/** A smaller picture, as WebP, without anything that the camera wrote into the original. */
export interface Picture {
  width: number;
  height: number;
  bytes: Buffer;
}

export const refusePicture = defineErrors({
  picture_damaged: {
    status: 422,
    zh: '图片无法读取：文件已损坏或不完整。请重新导出后再上传。',
    en: 'The picture cannot be read: the file is damaged or incomplete. Export it again and upload that.',
  },
  picture_too_large: {
    status: 422,
    zh: '图片为 {width} × {height} 像素：每边最多 {side} 像素，总数最多 {megapixels} 百万像素。请缩小后再上传。',
    en: 'The picture has {width} × {height} pixels: at most {side} a side and {megapixels} million in all. Make it smaller and upload that.',
  },
  picture_too_heavy: {
    status: 422,
    zh: '图片在 {seconds} 秒内没有处理完。请另存为较小的 PNG 或 JPEG 再上传。',
    en: 'The picture could not be processed in {seconds} seconds. Save it as a smaller PNG or JPEG and upload that.',
  },
});

type Said =
  | { made: { width: number; height: number; size: number }[] }
  | { tooLarge: { width: number; height: number } };

/**
 * The picture at most as wide as each of `widths` (pixels), never enlarged; JPEG, PNG and WebP are read.
 * @throws picture_damaged, picture_too_large, picture_too_heavy (422)
 */
export async function shrinkPicture(bytes: Buffer, widths: readonly number[]): Promise<Picture[]> {
  const output = await inTurn(() => askChild(bytes, widths));
  const end = output.indexOf('\n');
  if (end < 0) throw refusePicture.picture_damaged();
  const said = JSON.parse(output.subarray(0, end).toString()) as Said;
  const { maxSide, maxPixels } = PICTURE_LIMITS;
  if ('tooLarge' in said)
    throw refusePicture.picture_too_large({ ...said.tooLarge, side: maxSide, megapixels: maxPixels / 1e6 });
  let at = end + 1;
  return said.made.map(({ width, height, size }) => ({
    width,
    height,
    bytes: output.subarray(at, (at += size)),
  }));
}

async function askChild(bytes: Buffer, widths: readonly number[]): Promise<Buffer> {
  const { maxSide, maxPixels } = PICTURE_LIMITS;
  const child = spawn(process.execPath, [CHILD, ...[maxSide, maxPixels, ...widths].map(String)], {
    stdio: ['pipe', 'pipe', 'ignore'],
    // Nothing of ours is its business: no database address, no secrets.
    env: {},
  });
  let late = false;
  const tooLong = setTimeout(() => {
    late = true;
    child.kill('SIGKILL');
  }, SECONDS * 1000);
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', (code) => resolve(code));
  });
  // A child that has seen enough closes its end; that is no fault of ours.
  child.stdin.on('error', () => undefined);
  child.stdin.end(bytes);
  try {
    const output = await buffer(child.stdout);
    const code = await ended;
    if (late) throw refusePicture.picture_too_heavy({ seconds: SECONDS });
    if (code !== 0) throw refusePicture.picture_damaged();
    return output;
  } finally {
    clearTimeout(tooLong);
    child.kill('SIGKILL');
  }
}

let free = AT_A_TIME;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (free > 0) free--;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free++;
  }
}
