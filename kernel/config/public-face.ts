import { type Environment, settingOf } from "./setting.ts";

/** Whether and how everybody may read what is published. */
export type PublicFaceSettings = {
  /** Unless it is said, only the demonstration shows its invented records, on loopback. */
  readonly shown: "always" | "never" | "demonstration";
  /** An address for mail, or of a page. */
  readonly contact: string;
  readonly perMinute: number;
  /** The bare address leads to the public pages instead of to the app. */
  readonly front: boolean;
};

type Input = { readonly env: Environment; readonly problems: string[] };

export function readPublicFace({ env, problems }: Input): PublicFaceSettings {
  const wanted = settingOf(env, "PALERMO_PUBLIC");
  if (wanted !== undefined && wanted !== "0" && wanted !== "1")
    problems.push(`PALERMO_PUBLIC is "${wanted}": expected 0 or 1.`);
  const contact = settingOf(env, "PALERMO_PUBLIC_CONTACT");
  if (contact !== undefined && !isContact(contact))
    problems.push(
      `PALERMO_PUBLIC_CONTACT is "${contact}": expected an e-mail address or the https address of a page.`,
    );
  if (wanted === "1" && contact === undefined)
    problems.push(
      "PALERMO_PUBLIC is 1, so PALERMO_PUBLIC_CONTACT must say where people ask for corrections: an e-mail address or the https address of a page.",
    );
  const limit = settingOf(env, "PALERMO_PUBLIC_PER_MINUTE") ?? "300";
  if (!/^[1-9]\d{0,6}$/.test(limit))
    problems.push(`PALERMO_PUBLIC_PER_MINUTE is "${limit}": expected a whole number from 1.`);
  const front = settingOf(env, "PALERMO_FRONT") ?? "app";
  if (front !== "app" && front !== "public")
    problems.push(`PALERMO_FRONT is "${front}": expected app or public.`);
  return Object.freeze({
    shown: wanted === "1" ? "always" : wanted === "0" ? "never" : "demonstration",
    contact: contact ?? "corrections@demo.palermo.test",
    perMinute: Number(limit),
    front: front === "public",
  });
}

function isContact(text: string): boolean {
  if (/^https:\/\//.test(text)) return URL.canParse(text);
  return /^[^\s@<>"?&]+@[^\s@<>"?&]+\.[^\s@<>"?&]+$/.test(text);
}
