/**
 * A photograph of paper, made anew through a canvas: what the camera wrote beside it (place, time, owner) is not in
 * what is drawn. What the preview shows is exactly what will be locked.
 */
import { MOST_BYTES, NotTaken, SENTENCES, checkDots, checkHead, withoutNotes } from "./picture.js";

const LONGEST = 2000;
/** So that the locked picture fits into one request, whatever its padding. */
const MOST_MADE = 1_400_000;
const QUALITIES = [0.85, 0.7, 0.55];
const PATIENCE_MILLISECONDS = 20_000;
export const MIME = "image/jpeg";

/**
 * Draw a chosen file anew.
 * @param {File} file @param {number} turns quarters to the right
 * @returns {Promise<{bytes: Uint8Array, width: number, height: number}>}
 * @throws {NotTaken} with a sentence for whoever chose it
 */
export async function makePhotograph(file, turns = 0) {
  const kind = checkHead(await read(file), file.size);
  const image = await decode(file, kind);
  try {
    checkDots(image.width * image.height || NaN);
    return await smallEnough(image, turns);
  } finally {
    image.close();
  }
}

/** @param {File} file */
async function read(file) {
  if (file.size > MOST_BYTES) return new Uint8Array();
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    // It was moved or taken away since it was chosen.
    throw new NotTaken(SENTENCES.damaged);
  }
}

/** @param {File} file @param {string} kind @returns {Promise<ImageBitmap>} */
async function decode(file, kind) {
  const late = new Promise((_, reject) => { setTimeout(() => reject(new NotTaken(SENTENCES.slow)), PATIENCE_MILLISECONDS); });
  try {
    return /** @type {ImageBitmap} */ (await Promise.race([createImageBitmap(file), late]));
  } catch (error) {
    if (error instanceof NotTaken) throw error;
    throw new NotTaken(kind === "apple" ? SENTENCES.apple : SENTENCES.damaged);
  }
}

/** @param {ImageBitmap} image @param {number} turns */
async function smallEnough(image, turns) {
  for (let longest = LONGEST; longest > 400; longest *= 0.8) {
    const canvas = draw(image, turns, longest);
    for (const quality of QUALITIES) {
      const bytes = withoutNotes(await encode(canvas, quality));
      if (bytes.length <= MOST_MADE) return { bytes, width: canvas.width, height: canvas.height };
    }
  }
  throw new NotTaken(SENTENCES.damaged);
}

/** @param {ImageBitmap} image @param {number} turns @param {number} longest */
function draw(image, turns, longest) {
  const scale = Math.min(1, longest / Math.max(image.width, image.height));
  const [width, height] = [image.width, image.height].map((side) => Math.max(1, Math.round(side * scale)));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = turns % 2 ? [height, width] : [width, height];
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  pen.translate(canvas.width / 2, canvas.height / 2);
  pen.rotate((turns * Math.PI) / 2);
  pen.drawImage(image, -width / 2, -height / 2, width, height);
  return canvas;
}

/** @param {HTMLCanvasElement} canvas @param {number} quality @returns {Promise<Uint8Array>} */
async function encode(canvas, quality) {
  const blob = await new Promise((resolve) => { canvas.toBlob(resolve, MIME, quality); });
  // A browser that cannot write JPEG gives a PNG instead, or nothing.
  if (blob?.type !== MIME) throw new NotTaken(SENTENCES.damaged);
  return new Uint8Array(await blob.arrayBuffer());
}
