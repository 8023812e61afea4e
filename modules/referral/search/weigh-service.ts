import { countryOf, reaches } from "../words/area.ts";
import { placeKinds } from "../words/lists.ts";
import { takesSex } from "../words/profile.ts";
import type { Service } from "../words/service.ts";
import type { Wish } from "../words/wish.ts";
import { nearest, type Points } from "./distance.ts";
import { openAt } from "./open-at.ts";

/** What a search looks at. */
export type Searched = Pick<
  Service,
  | "kinds"
  | "areas"
  | "content"
  | "capacity"
  | "free"
  | "freeToldAt"
  | "state"
  | "verifiedAt"
  | "verifyEvery"
  | "code"
>;

/** Why a service fits or does not. `blocks`: it does not fit while this stands; `costs` orders, and is shown nowhere. */
export type Reason = {
  readonly code: string;
  readonly good: boolean;
  readonly blocks: boolean;
  readonly costs: number;
  readonly values?: Readonly<Record<string, string | number>>;
};

export type SearchGround = { readonly points: Points; readonly now: number };

const day = 86_400_000;
const good = (code: string, values?: Reason["values"]): Reason => ({
  code,
  good: true,
  blocks: false,
  costs: 0,
  ...(values === undefined ? {} : { values }),
});
const blocks = (code: string, costs: number, values?: Reason["values"]): Reason => ({
  ...good(code, values),
  good: false,
  blocks: true,
  costs,
});
const minds = (code: string, costs: number, values?: Reason["values"]): Reason => ({
  ...good(code, values),
  good: false,
  blocks: false,
  costs,
});

function placeReason({ kinds, capacity, free, freeToldAt }: Searched, wish: Wish, now: number): Reason[] {
  const wantsPlace = wish.kinds.some((kind) => placeKinds.includes(kind) && kinds.includes(kind));
  if (capacity === null) return wantsPlace ? [minds("places-not-told", 20)] : [];
  if (free === null) return [minds("places-not-told", 20)];
  if (free < wish.people)
    return [free === 0 ? blocks("full", 300) : blocks("too-few-places", 250, { free, people: wish.people })];
  const told = freeToldAt === null ? 0 : Date.parse(freeToldAt);
  const days = Math.floor((now - told) / day);
  return days >= 1
    ? [good("free", { free }), minds("told-long-ago", 10, { days })]
    : [good("free", { free })];
}

function personReasons({ accepts }: Searched["content"], wish: Wish): Reason[] {
  const found: Reason[] = [];
  const sex = takesSex(accepts, wish.sex);
  if (sex === "no") found.push(blocks(`not-for-${wish.sex}`, 1000));
  if (sex === "ask") found.push(minds("ask-sex", 30));
  const { ageFrom, ageTo, statuses } = accepts;
  const [least, most] =
    wish.age !== undefined
      ? [wish.age, wish.age]
      : wish.group === "adult"
        ? [18, 120]
        : wish.group === "child"
          ? [0, 17]
          : [0, 120];
  if (most < ageFrom || ageTo < least) found.push(blocks("not-this-age", 1000, { from: ageFrom, to: ageTo }));
  else if (wish.age === undefined && (ageFrom > least || ageTo < most))
    found.push(minds("ask-age", 30, { from: ageFrom, to: ageTo }));
  else if (wish.age !== undefined || wish.group !== undefined) found.push(good("takes-this-age"));
  if (wish.family) found.push(accepts.families ? good("families") : blocks("no-families", 1000));
  if (wish.disability) found.push(accepts.disability ? good("step-free") : blocks("not-step-free", 1000));
  if (statuses.length > 0) {
    if (wish.status === undefined) found.push(minds("ask-status", 15));
    else if (!statuses.includes(wish.status)) found.push(blocks("not-this-status", 900));
  }
  return found;
}

function areaReason({ areas }: Searched, { area }: Wish, points: Points): Reason[] {
  if (area === undefined) return [];
  if (areas.some((served) => reaches(served, area))) return [good("serves-here")];
  // Looking in a whole country: any of its areas will do.
  if (area.length === 2 && areas.some((served) => countryOf(served) === area)) return [good("in-country")];
  const inCountry = areas.some((served) => countryOf(served) === countryOf(area));
  const far = nearest(areas, area, points);
  const costs = (inCountry ? 100 : 700) + Math.min(200, (far ?? 500) / 5);
  return [
    far === null
      ? blocks(inCountry ? "elsewhere" : "other-country", costs)
      : blocks(inCountry ? "km-away" : "other-country-km", costs, { km: Math.max(1, Math.round(far)) }),
  ];
}

function languageReason({ content }: Searched, { language, otherLanguages = [] }: Wish): Reason[] {
  if (language === undefined) return [];
  if (content.languages.includes(language)) return [good("speaks")];
  if (otherLanguages.some((other) => content.languages.includes(other)))
    return [{ ...good("speaks-another"), costs: 5 }];
  return [content.interpreter ? minds("interpreter", 40) : blocks("no-language", 150)];
}

function freshReason({ verifiedAt, verifyEvery }: Searched, now: number): Reason[] {
  if (verifiedAt === null) return [minds("never-verified", 60)];
  const days = Math.floor((now - Date.parse(verifiedAt)) / day);
  return days > verifyEvery ? [minds("not-verified-lately", 30, { days })] : [];
}

/** Every reason that speaks for or against a service, or null where it gives nothing of what is looked for. */
export function weighService(service: Searched, wish: Wish, { points, now }: SearchGround): Reason[] | null {
  if (service.state === "closed") return null;
  const missing = wish.kinds.filter((kind) => !service.kinds.includes(kind));
  if (missing.length === wish.kinds.length) return null;
  const found: Reason[] = missing.map((kind) => blocks("lacks-kind", 500, { kind }));
  if (service.state === "paused") found.push(blocks("paused", 400));
  found.push(...personReasons(service.content, wish), ...areaReason(service, wish, points));
  found.push(...languageReason(service, wish), ...placeReason(service, wish, now));
  if (wish.at !== undefined)
    found.push(
      openAt(service.content.hours, wish.at)
        ? good(service.content.hours.always ? "day-and-night" : "open-then")
        : blocks("shut-then", 200),
    );
  found.push(...freshReason(service, now));
  return found;
}
