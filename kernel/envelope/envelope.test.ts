import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "./canonical.ts";
import { envelopeProblems, makeEnvelope, openEnvelope } from "./envelope.ts";
import { type Card, identityOf, isOwnCard, keyId, privateKey } from "./identity.ts";
import { envelopeProblemText } from "./text.ts";
import vectors from "./vectors.json" with { type: "json" };

const seedOf = (hex: string) => Buffer.from(hex, "hex");
const identity = ({ signSeed, sealSeed, card }: typeof vectors.sender) =>
  identityOf(card.name, { sign: seedOf(signSeed), seal: seedOf(sealSeed) });
const sender = identity(vectors.sender);
const recipient = identity(vectors.recipient);
const stranger = identityOf("Stranger", { sign: Buffer.alloc(32, 8), seal: Buffer.alloc(32, 9) });
const now = new Date(vectors.now);
const known = new Map<string, Card>([[sender.id, sender.card]]);
const settings = { own: recipient, senderOf: (id: string) => known.get(id), purpose: "cooperation", now };
const day = 86_400_000;

function made(more: Partial<Parameters<typeof makeEnvelope>[0]> = {}) {
  const wanted = {
    from: sender,
    to: recipient.card,
    purpose: "cooperation",
    content: { a: 1 },
    now,
    lastsMs: day,
  };
  return makeEnvelope({ ...wanted, ...more });
}
const opened = (envelope: unknown, more: Partial<typeof settings> = {}) =>
  openEnvelope(JSON.stringify(envelope), { ...settings, ...more });

test("the test vectors are made again to the letter", () => {
  expect(sender.card).toEqual(vectors.sender.card);
  expect(sender.id).toBe(vectors.sender.id);
  expect(canonicalJson(vectors.content)).toBe(vectors.canonicalContent);
  const common = { from: sender, content: vectors.content, now, lastsMs: day };
  const open = makeEnvelope({
    ...common,
    to: null,
    purpose: "release-bundle",
    fixed: { id: vectors.open.message.id },
  });
  expect(open).toEqual(vectors.open);
  const sealed = makeEnvelope({
    ...common,
    to: recipient.card,
    purpose: "cooperation",
    sealed: true,
    fixed: {
      id: vectors.sealed.message.id,
      ephemeral: privateKey("x25519", seedOf(vectors.ephemeralSeed)),
      iv: seedOf(vectors.iv),
    },
  });
  expect(sealed).toEqual(vectors.sealed);
  expect(opened(vectors.sealed)).toMatchObject({ fine: true, content: vectors.content });
});

test("whatever was made is opened by its recipient alone, also when its members come in another order", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), fc.boolean(), (content, sealed) => {
      const text = canonicalJson(made({ content, sealed }));
      const read = openEnvelope(text, settings);
      expect(read.fine && canonicalJson(read.content)).toBe(canonicalJson(content));
      const elsewhere = openEnvelope(text, { ...settings, own: stranger });
      expect(elsewhere).toMatchObject({ fine: false, problem: "not-for-us" });
    }),
  );
});

test("[envelope] any changed letter of a message is noticed", () => {
  const text = JSON.stringify(made({ content: { note: "seven" }, sealed: true }));
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.constantFrom("0", "A", "z", "-", '"', "}"), (at, letter) => {
      const changed = text.slice(0, at) + letter + text.slice(at + 1);
      fc.pre(changed !== text);
      // The last letter of base64url may carry bits that do not count.
      const read = openEnvelope(changed, settings);
      if (read.fine)
        expect(Buffer.from(String(JSON.parse(changed).signature), "base64url")).toEqual(
          Buffer.from(String(JSON.parse(text).signature), "base64url"),
        );
    }),
    { numRuns: 500 },
  );
});

test("[envelope] what is wrong is named exactly", () => {
  const good = made();
  const cases: readonly (readonly [unknown, string, Partial<typeof settings>?])[] = [
    [{ ...good, palermo: 2 }, "wrong-version"],
    [{ ...good, more: 1 }, "malformed"],
    [{ ...good, message: { ...good.message, purpose: "X" } }, "malformed"],
    [{ ...good, message: { ...good.message, content: undefined } }, "malformed"],
    [[], "malformed"],
    [made({ from: stranger }), "unknown-sender"],
    [{ ...good, message: { ...good.message, content: { a: 2 } } }, "bad-signature"],
    [{ ...made({ from: stranger }), message: good.message }, "bad-signature"],
    [made({ purpose: "release-bundle" }), "wrong-purpose"],
    [made({ to: stranger.card }), "not-for-us"],
    [made({ now: new Date(now.getTime() + 10 * 60_000) }), "from-the-future"],
    [made({ lastsMs: 1000 }), "expired", { now: new Date(now.getTime() + 2000) }],
  ];
  for (const [envelope, problem, more] of cases) {
    expect(opened(envelope, more)).toMatchObject({ fine: false, problem });
  }
  expect(openEnvelope("nonsense", settings)).toMatchObject({ problem: "not-json" });
  expect(openEnvelope(" ".repeat(100), { ...settings, maxBytes: 99 })).toMatchObject({
    problem: "too-large",
  });
  // Sealed for the stranger's key but addressed to the recipient.
  const crossed = made({ to: { ...recipient.card, seal: stranger.card.seal }, sealed: true });
  expect(opened(crossed)).toMatchObject({ problem: "cannot-open" });
});

test("a key of another Palermo under a known id is not believed", () => {
  const forged = made({ from: stranger });
  const told = { ...settings, senderOf: () => stranger.card };
  const renamed = { ...forged, message: { ...forged.message, from: sender.id } };
  expect(openEnvelope(JSON.stringify(renamed), told)).toMatchObject({ problem: "unknown-sender" });
});

test("a card stands for its own keys only", () => {
  expect(isOwnCard(sender.card)).toBe(true);
  expect(isOwnCard({ ...sender.card, name: "Other" })).toBe(false);
  expect(isOwnCard({ ...sender.card, seal: stranger.card.seal })).toBe(false);
  expect(keyId(sender.card.sign)).toMatch(/^([0-9a-f]{4}-){7}[0-9a-f]{4}$/);
});

test("JSON that has no single spelling is refused", () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, "\ud800", 1n, () => 1, new Date()]) {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  }
});

test("every problem has its sentence", () => {
  for (const problem of envelopeProblems) {
    expect(envelopeProblemText("zh", problem, "x")).not.toMatch(/\{\{|^[a-z-]+$/);
  }
});
