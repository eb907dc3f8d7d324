// Makes a picture of a screen small enough for a page of documentation.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = 8;
const COLOURS = 256;

/** The same picture with a palette of 256 colours; what else there is becomes the nearest of those. */
export function shrinkPng(png) {
  const { width, height, pixels } = decode(png);
  const counts = new Map();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = choose(counts);
  const places = new Map(palette.map((colour, place) => [colour, place]));
  for (const colour of counts.keys()) if (!places.has(colour)) places.set(colour, nearest(palette, colour));

  // A byte for the filter of each line, of which none helps with a palette.
  const lines = Buffer.alloc(height * (width + 1));
  pixels.forEach((colour, at) => {
    lines[at + Math.floor(at / width) + 1] = places.get(colour);
  });
  const header = Buffer.from(png.subarray(SIGNATURE + 8, SIGNATURE + 21));
  header[9] = 3;
  return Buffer.concat([
    png.subarray(0, SIGNATURE),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => channels(colour)))),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The most frequent ones, of those that look alike one. Thin lines in colour count for more than they cover, or icons turn grey. */
function choose(counts) {
  const alike = new Map();
  for (const [colour, count] of counts) {
    const [red, green, blue] = channels(colour);
    const chroma = Math.max(red, green, blue) - Math.min(red, green, blue);
    // Shadows have steps if their greys are put together.
    const key = chroma < 8 ? colour : [red, green, blue].map((value) => value >> 3).join();
    const known = alike.get(key) ?? { colour, most: 0, weight: 0 };
    alike.set(key, {
      colour: count > known.most ? colour : known.colour,
      most: Math.max(count, known.most),
      weight: known.weight + count * (1 + chroma / 8),
    });
  }
  return [...alike.values()]
    .sort((one, other) => other.weight - one.weight)
    .slice(0, COLOURS)
    .map(({ colour }) => colour);
}

const channels = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];

function nearest(palette, colour) {
  const [red, green, blue] = channels(colour);
  let best = 0;
  let least = Infinity;
  palette.forEach((other, place) => {
    const [r, g, b] = channels(other);
    const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
    if (distance < least) [best, least] = [place, distance];
  });
  return best;
}

/** As Chromium writes them: eight bits a channel, not interlaced, without transparency that matters. */
function decode(png) {
  const data = [];
  for (let at = SIGNATURE; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const bytes = inflateSync(Buffer.concat(data));
  const [width, height] = [png.readUInt32BE(SIGNATURE + 8), png.readUInt32BE(SIGNATURE + 12)];
  const size = png[SIGNATURE + 17] === 6 ? 4 : 3;
  const stride = width * size;
  const pixels = new Uint32Array(width * height);
  let above = Buffer.alloc(stride);
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1);
    const line = bytes.subarray(start + 1, start + 1 + stride);
    for (let i = 0; i < stride; i++) {
      const [left, corner] = i < size ? [0, 0] : [line[i - size], above[i - size]];
      line[i] += predicted(bytes[start], left, above[i], corner);
    }
    for (let x = 0; x < width; x++) pixels[y * width + x] = line.readUIntBE(x * size, 3);
    above = line;
  }
  return { width, height, pixels };
}

/** The filters of PNG: nothing, left, above, the mean of both, Paeth. */
function predicted(filter, left, above, corner) {
  if (filter < 2) return filter === 0 ? 0 : left;
  if (filter < 4) return filter === 2 ? above : (left + above) >> 1;
  const [a, b, c] = [above - corner, left - corner, left + above - 2 * corner].map(Math.abs);
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
