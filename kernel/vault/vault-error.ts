/** What can go wrong with keys and sealed fields. None of these texts holds anything personal. */
const texts = {
  "no-key": "There is no key for this dossier, or it may not be opened here.",
  erased: "The dossier was erased: nothing can be sealed in it.",
  "not-authentic": "A sealed field was changed, moved or damaged, and is refused.",
  "wrong-master-key": "The keys in this database were wrapped with another master key.",
  "bad-master-key": "A master key has 32 bytes.",
  "bad-recovery-kit": "The recovery kit was not copied exactly.",
  "ledger-damaged": "The erasure ledger has a line that cannot be read.",
  "ledger-not-written": "The erasure could not be written to the erasure ledger, so nothing was erased.",
} as const;

export type VaultErrorCode = keyof typeof texts;

/** Ids, line numbers and paths of operation; never values. */
export type VaultErrorDetail = Readonly<Record<string, string | number>>;

/** An error of keys or sealed fields: a closed set of codes, a safe text, and ids only as detail. */
export class VaultError extends Error {
  override readonly name = "VaultError";
  readonly code: VaultErrorCode;
  readonly detail: VaultErrorDetail;

  constructor(code: VaultErrorCode, detail: VaultErrorDetail = {}, options?: ErrorOptions) {
    super(texts[code], options);
    this.code = code;
    this.detail = detail;
  }
}
