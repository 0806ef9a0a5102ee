/**
 * From whom it is, in the cover note. Where the reader's page names several people the note says just what that page says:
 * answers go to whoever asked by these words (docs/decisions/0023).
 */
import { at, show } from "../dom.js";
import { linkTo } from "./address.js";
import { words } from "./dom.js";
import { namedOn } from "./named.js";

export class CoverFrom {
  /** @param {any} matter @param {boolean} several @param {string} calls what the reader's page calls the author, "" where it does not name them */
  constructor({ known, reading }, several, calls) { Object.assign(this, { known, reading, several, calls }); }

  /** What is told by a person has no cover note. @param {any} matter */
  static async of(matter) {
    const { reader } = matter.reading;
    const named = matter.item.kind === "spoken" || !reader ? null : await namedOn(matter.known, reader.lane);
    return new CoverFrom(matter, (named?.size ?? 0) > 1 || Boolean(named?.size && !named.has(reader.ref)), named?.get(reader?.ref) ?? "");
  }

  draw() {
    const { known, reading, several, calls } = /** @type {any} */ (this);
    const field = at("from");
    if (several) field.value = calls;
    field.readOnly = several;
    const said = calls ? `${reading.readerName}’s page names several people. It calls ${reading.author} “${calls}”, and so does this note.`
      : `${reading.readerName}’s page does not name ${reading.author}, and names somebody else.`;
    words("from-fixed", several ? said : "");
    show("from-way", several && !calls);
    at("from-way-link").href = linkTo("pairs", { case: known.id });
  }

  missing() {
    const { several, calls } = /** @type {any} */ (this);
    return several && !calls ? [{ id: "from", words: "Choose first what the reader’s page calls the author, under “Who writes to whom”" }] : [];
  }
}
