/**
 * What the first bytes of a chosen file say of it, before any of it is decoded; and a JPEG without notes. Pure.
 *
 * A name ending in .jpg says nothing: what is inside decides. JPEG: ISO 10918-1 B.1; PNG: W3C 2025, 5; WebP: RFC 9649.
 */

/** Photographs of telephones have 12 million dots, careful ones 24; more only makes a page hang. */
export const MOST_DOTS = 32_000_000;
export const MOST_BYTES = 30_000_000;

const START = { jpeg: [0xff, 0xd8, 0xff], png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] };
const SIZES = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
const [SCAN, COMMENT, JFIF, LAST_NOTE, ADOBE] = [0xda, 0xfe, 0xe0, 0xef, 0xee];
const APPLE = new Set(["heic", "heix", "heim", "heis", "hevc", "mif1", "msf1", "avif"]);

/** Something was chosen that is not taken; `message` says what to do instead. */
export class NotTaken extends Error {
  /** @param {string} sentence */
  constructor(sentence) {
    super(sentence);
    this.name = "NotTaken";
  }
}

export const SENTENCES = {
  empty: "This file is empty. Take the photograph again.",
  large: "This file is larger than 30 MB. Take the photograph with less quality, or crop it to the page.",
  other: "This is not a photograph. Choose a JPEG, PNG or WebP picture, or take the photograph here.",
  dots: "This picture has more than 32 million dots. Take it with the camera's ordinary setting.",
  damaged: "This picture is damaged, or cannot be shown here. Take the photograph again.",
  apple: "This browser cannot read the picture format of that telephone. Send it as JPEG, or take the photograph here.",
  slow: "This picture took too long to open. Take it again with the camera's ordinary setting.",
};

/**
 * Refuse what need not be decoded to be refused. Answers the kind of picture.
 * @param {Uint8Array} head the file, or none of it where it is too large anyway; cameras write megabytes of notes before
 *   the size @param {number} bytes its whole length
 * @returns {"jpeg"|"png"|"webp"|"apple"}
 * @throws {NotTaken}
 */
export function checkHead(head, bytes) {
  if (bytes === 0) throw new NotTaken(SENTENCES.empty);
  if (bytes > MOST_BYTES) throw new NotTaken(SENTENCES.large);
  const kind = kindOf(head);
  if (!kind) throw new NotTaken(SENTENCES.other);
  const dots = { jpeg: jpegDots, png: pngDots, webp: webpDots, apple: () => 0 }[kind](head);
  checkDots(dots);
  return kind;
}

/** @param {number} dots NaN where the picture does not say @throws {NotTaken} */
export function checkDots(dots) {
  if (Number.isNaN(dots)) throw new NotTaken(SENTENCES.damaged);
  if (dots > MOST_DOTS) throw new NotTaken(SENTENCES.dots);
}

/** @param {Uint8Array} head */
function kindOf(head) {
  if (START.jpeg.every((byte, at) => head[at] === byte)) return "jpeg";
  if (START.png.every((byte, at) => head[at] === byte)) return "png";
  if (word(head, 0) === "RIFF" && word(head, 8) === "WEBP") return "webp";
  return word(head, 4) === "ftyp" && APPLE.has(word(head, 8)) ? "apple" : null;
}

/** @param {Uint8Array} bytes @param {number} at */
function word(bytes, at) { return String.fromCharCode(...bytes.subarray(at, at + 4)); }

/** @param {Uint8Array} bytes @param {number} at */
function two(bytes, at) { return at + 1 < bytes.length ? bytes[at] * 256 + bytes[at + 1] : NaN; }

/** @param {Uint8Array} head */
function jpegDots(head) {
  for (const { kind, at } of segments(head)) if (SIZES.has(kind)) return two(head, at + 5) * two(head, at + 7);
  return NaN;
}

/** @param {Uint8Array} head */
function pngDots(head) {
  if (word(head, 12) !== "IHDR" || head.length < 24) return NaN;
  return (two(head, 16) * 65536 + two(head, 18)) * (two(head, 20) * 65536 + two(head, 22));
}

/** @param {Uint8Array} head */
function webpDots(head) {
  const kind = word(head, 12);
  if (kind === "VP8X" && head.length >= 30) return (1 + three(head, 24)) * (1 + three(head, 27));
  if (kind === "VP8 " && head.length >= 30) return ((head[27] & 63) * 256 + head[26]) * ((head[29] & 63) * 256 + head[28]);
  if (kind !== "VP8L" || head.length < 25) return NaN;
  return (1 + (head[21] | (head[22] & 63) << 8)) * (1 + (head[22] >> 6 | head[23] << 2 | (head[24] & 15) << 10));
}

/** @param {Uint8Array} bytes @param {number} at lowest byte first */
function three(bytes, at) { return bytes[at] + bytes[at + 1] * 256 + bytes[at + 2] * 65536; }

/** The segments of a JPEG up to its first scan. @param {Uint8Array} bytes */
function* segments(bytes) {
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    if (bytes[at + 1] === 0xff) {
      at += 1; // a byte to fill up with
      continue;
    }
    const length = 2 + two(bytes, at + 2);
    yield { kind: bytes[at + 1], at, length };
    if (bytes[at + 1] === SCAN) return;
    at += length;
  }
}

/**
 * A JPEG without notes: some browsers write a few of their own into what they make.
 * @param {Uint8Array} bytes a whole JPEG
 * @returns {Uint8Array}
 */
export function withoutNotes(bytes) {
  const kept = [bytes.subarray(0, 2)];
  for (const { kind, at, length } of segments(bytes)) {
    const note = kind === COMMENT || (kind > JFIF && kind <= LAST_NOTE && kind !== ADOBE);
    if (!note) kept.push(kind === SCAN ? bytes.subarray(at) : bytes.subarray(at, at + length));
  }
  const bare = new Uint8Array(kept.reduce((sum, part) => sum + part.length, 0));
  let to = 0;
  for (const part of kept) {
    bare.set(part, to);
    to += part.length;
  }
  return bare;
}
