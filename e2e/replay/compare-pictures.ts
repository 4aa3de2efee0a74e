import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { ShownPage } from './shown-page.ts';

/** A picture of a page and where its masked fields are. */
export type Picture = { readonly png: Buffer; readonly masked: ShownPage['masked'] };

/** How far two pictures are apart. */
export type Difference = {
  /** Of all pixels, 0 … 1. */
  readonly share: number;
  /** A picture of it, for the one who looks for the cause. */
  readonly png: Buffer;
};

/** Compares two pictures of the same size, the masked fields of both blacked out in both. */
export function comparePictures(one: Picture, other: Picture): Difference {
  const boxes = [...one.masked, ...other.masked];
  const [a, b] = [one, other].map(({ png }) => blackOut(PNG.sync.read(png), boxes)) as [PNG, PNG];
  if (a.width !== b.width || a.height !== b.height) {
    throw new Error(`${a.width}x${a.height} is another size than ${b.width}x${b.height}`);
  }
  const difference = new PNG({ width: a.width, height: a.height });
  const count = pixelmatch(a.data, b.data, difference.data, a.width, a.height, { threshold: 0.1 });
  return { share: count / (a.width * a.height), png: PNG.sync.write(difference) };
}

function blackOut(picture: PNG, boxes: ShownPage['masked']): PNG {
  for (const box of boxes) {
    const [left, top] = [Math.max(0, Math.floor(box.x)), Math.max(0, Math.floor(box.y))];
    const right = Math.min(picture.width, Math.ceil(box.x + box.width));
    const bottom = Math.min(picture.height, Math.ceil(box.y + box.height));
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) picture.data.writeUInt32BE(0xff, (y * picture.width + x) * 4);
    }
  }
  return picture;
}
