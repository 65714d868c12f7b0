/**
 * Shrinks a picture in a process of its own, which the parent bounds in time and which has no environment: pictures are
 * decoded by a library written in C, so whatever a hostile file does to it stays in here.
 *
 *   node picture-child.mjs MAX_SIDE MAX_PIXELS WIDTH…
 *
 * The picture comes on standard input. On standard output: one line of JSON, then the pictures made, one after the other.
 *   {"made": [{"width", "height", "size"}, …]}    WebP, upright, sRGB, no metadata; never larger than the original
 *   {"tooLarge": {"width", "height"}}             more pixels than allowed; nothing was decoded
 * Exit code 1: damaged, or none of JPEG, PNG and WebP.
 */
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';

/** Of a tall picture the height is bounded, too. */
const TALLEST = 2;
const QUALITY = 85;

const [maxSide, maxPixels, ...widths] = process.argv.slice(2).map(Number);
// Only what the product takes is decoded, whatever else the library could read.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});
sharp.cache(false);
sharp.concurrency(1);

try {
  const input = await buffer(process.stdin);
  const { width, height } = await sharp(input, { limitInputPixels: false }).metadata();
  if (Math.max(width, height) > maxSide || width * height > maxPixels) {
    process.stdout.write(`${JSON.stringify({ tooLarge: { width, height } })}\n`);
  } else {
    const made = [];
    for (const wanted of widths) made.push(await shrink(input, wanted));
    const said = made.map(({ info }) => ({ width: info.width, height: info.height, size: info.size }));
    process.stdout.write(`${JSON.stringify({ made: said })}\n`);
    for (const { data } of made) process.stdout.write(data);
  }
} catch {
  process.exitCode = 1;
}

function shrink(input, width) {
  return sharp(input, { limitInputPixels: maxPixels, failOn: 'error' })
    .autoOrient()
    .resize({ width, height: width * TALLEST, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .webp({ quality: QUALITY, smartSubsample: true })
    .toBuffer({ resolveWithObject: true });
}
