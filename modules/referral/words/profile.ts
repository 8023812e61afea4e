import type { Accepts } from "./service.ts";

/** Groups of people that the map of gaps asks for, each with the age that is asked: a service for 10 to 17 takes no child of 8. */
export const profiles = [
  { code: "girl-under-12", sex: "female", age: 8, family: false },
  { code: "boy-under-12", sex: "male", age: 8, family: false },
  { code: "girl", sex: "female", age: 15, family: false },
  { code: "boy", sex: "male", age: 15, family: false },
  { code: "woman", sex: "female", age: 30, family: false },
  { code: "man", sex: "male", age: 30, family: false },
  { code: "neither", sex: "other", age: 30, family: false },
  { code: "family", sex: "female", age: 30, family: true },
] as const;
export type ProfileCode = (typeof profiles)[number]["code"];
export const profileCodes = profiles.map(({ code }) => code);

export type PersonSex = "female" | "male" | "other" | "unknown";

/** Whether a service takes a sex: yes, no, or to be asked. Taking women and men shuts nobody out. */
export function takesSex({ sexes }: Pick<Accepts, "sexes">, sex: PersonSex): "yes" | "no" | "ask" {
  const all = sexes.length === 0 || (sexes.includes("female") && sexes.includes("male"));
  if (all) return "yes";
  if (sex === "unknown") return "ask";
  return sexes.includes(sex) ? "yes" : "no";
}

/** Whether a service takes people of a group. */
export function takesProfile(accepts: Accepts, profile: (typeof profiles)[number]): boolean {
  return (
    takesSex(accepts, profile.sex) === "yes" &&
    accepts.ageFrom <= profile.age &&
    profile.age <= accepts.ageTo &&
    (!profile.family || accepts.families)
  );
}
