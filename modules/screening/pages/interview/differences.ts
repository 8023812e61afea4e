import type { Interview } from "../../screening.ts";

/** A line on which two versions of an interview differ; `path` leads to it. */
export type Difference = {
  readonly path: readonly string[];
  readonly mine: unknown;
  readonly theirs: unknown;
};

type Tree = Readonly<Record<string, unknown>>;

function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Parts by instrument and question, so that each answer is a line of its own; everything else two steps deep. */
function linesOf({ parts, ...rest }: Interview): Map<string, { path: string[]; value: unknown }> {
  const lines = new Map<string, { path: string[]; value: unknown }>();
  const add = (path: string[], value: unknown) => {
    if (value !== undefined) lines.set(path.join("\n"), { path, value });
  };
  for (const [name, value] of Object.entries(rest)) {
    if (name === "endedAt" || name === "startedAt") continue;
    if (isTree(value)) for (const [inner, each] of Object.entries(value)) add([name, inner], each);
    else add([name], value);
  }
  for (const { instrument, version, answers } of parts) {
    for (const [question, answered] of Object.entries(answers)) {
      for (const [voice, reply] of Object.entries(answered))
        add(["parts", instrument, String(version), question, voice], reply);
    }
  }
  return lines;
}

/** Times of devices differ without anybody having said anything else. */
function bare(value: unknown): string {
  return JSON.stringify(value, (name, each: unknown) => (name === "at" ? undefined : each)) ?? "";
}

/** Everything on which two versions differ, in a steady order. */
export function differencesOf(mine: Interview, theirs: Interview): Difference[] {
  const [own, other] = [linesOf(mine), linesOf(theirs)];
  return [...new Set([...own.keys(), ...other.keys()])].sort().flatMap((key) => {
    const [a, b] = [own.get(key), other.get(key)];
    if (bare(a?.value) === bare(b?.value)) return [];
    return [{ path: a?.path ?? b?.path ?? [], mine: a?.value, theirs: b?.value }];
  });
}

/** The server's version with those lines of this device's that were chosen. */
export function settledOf(
  theirs: Interview,
  differences: readonly Difference[],
  chosen: (difference: Difference) => "mine" | "theirs",
): Interview {
  const next = structuredClone(theirs) as Interview & Record<string, unknown>;
  for (const difference of differences) {
    if (chosen(difference) === "theirs") continue;
    const { path, mine } = difference;
    if (path[0] === "parts") setAnswer(next, path, mine);
    else setLine(next, path, mine);
  }
  return next;
}

function setLine(next: Record<string, unknown>, [name = "", inner]: readonly string[], value: unknown): void {
  if (inner === undefined) {
    if (value === undefined) delete next[name];
    else next[name] = value;
    return;
  }
  const tree: Record<string, unknown> = isTree(next[name]) ? { ...next[name] } : {};
  if (value === undefined) delete tree[inner];
  else tree[inner] = value;
  next[name] = tree;
}

function setAnswer(next: Interview, path: readonly string[], value: unknown): void {
  const [, instrument = "", version = "", question = "", voice = ""] = path;
  let part = next.parts.find((one) => one.instrument === instrument && one.version === Number(version));
  if (part === undefined) {
    part = { instrument, version: Number(version), answers: {} };
    next.parts.push(part);
  }
  const answered: Record<string, unknown> = { ...part.answers[question] };
  if (value === undefined) delete answered[voice];
  else answered[voice] = value;
  part.answers[question] = answered as (typeof part.answers)[string];
}
