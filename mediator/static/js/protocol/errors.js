// What can be wrong, one class per situation. The message is the sentence for the person.

/** A failure that a page may show: a code for the telephone, a sentence for the person. */
export class ProtocolError extends Error {
  /** @param {string} [sentence] @param {string} [code] */
  constructor(sentence, code = "") {
    super(sentence);
    this.name = new.target.name;
    this.sentence = this.message;
    this.code = code;
  }
}

/** Bytes that are not in the canonical profile, or base64 that is not canonical (section 2). */
export class EncodingInvalid extends ProtocolError {}

/** A statement with an unknown type, a wrong field, or a value of the wrong shape (section 6). */
export class EntryInvalid extends ProtocolError {}

/** A signature that the named key did not make over these bytes in this context. */
export class SignatureWrong extends ProtocolError {}

/** Text that is no card: a wrong character, length or check. */
export class CardInvalid extends ProtocolError {}

/** A sealed seed that these keys do not open: another passphrase, another card, another account. */
export class PassphraseWrong extends ProtocolError {}

/** A staff certificate that this root did not give, or whose time is over (section 7). */
export class CertificateInvalid extends ProtocolError {}

/** A version for the reader without the approvals that this case needs (section 6). */
export class ApprovalInvalid extends ProtocolError {}

/** An invitation packet that this card does not open, of another form, or past its time (section 8). */
export class PacketInvalid extends ProtocolError {}

/** Something sealed for another key. */
export class NotForMe extends ProtocolError {}

/** Sealed bytes that were cut, changed, or do not belong here. */
export class Damaged extends ProtocolError {}

/** Argon2 gave zeros or two different answers on this device (section 4). */
export class DerivationUnsafe extends ProtocolError {}

/** A client rule of section 9 is broken; `code` is "V1" to "V12". Nothing of that chain is shown. */
export class CheckFailed extends ProtocolError {
  /** @param {string} code @param {string} why for the evidence file, never for a participant's page */
  constructor(code, why) {
    super("We cannot show this safely. Nothing is lost. Please ring the number on your card.", code);
    this.why = why;
  }
}
