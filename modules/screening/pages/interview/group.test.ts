import { expect, it } from "vitest";
import { KeepEvent } from "../../screening.ts";
import { bothSides, eventOf, mostCards, newGroup, withCard, withPeople } from "./group.ts";

it("[S11] numbers people on, with what a group shares and nothing that was seen of one person", () => {
  const [first] = withPeople([], 1);
  if (first === undefined) throw new Error("no card was made");
  expect(first).toMatchObject({ number: 1, child: "in-doubt", urgent: false });
  const seen = { ...first, urgent: true, child: "no" as const, lang: "ti", group: "A", note: "bleeds" };
  const cards = withPeople(withCard([first], seen), 59);
  expect(cards.map(({ number }) => number)).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
  expect(cards[59]).toEqual({
    ...{ number: 60, urgent: false, controller: false, child: "in-doubt", sex: "unknown" },
    ...{ lang: "ti", group: "A" },
  });
  expect(withPeople(cards, 5000).at(-1)?.number).toBe(mostCards);
});

it("[S11] takes over nothing from the card of a suspected controller", () => {
  const [first] = withPeople([], 1);
  if (first === undefined) throw new Error("no card was made");
  const apart = { ...first, controller: true, group: "A", interpreter: "I-7" };
  expect(withPeople([apart], 1)[1]).not.toHaveProperty("group");
  expect(withPeople([apart], 1)[1]).not.toHaveProperty("interpreter");
});

it("[S11] sends what the server takes, as the next revision on what this device knows", () => {
  const group = { ...newGroup(), revision: 2, basedOn: 3 };
  const whole = { ...group, event: { ...group.event, cards: withPeople([], 60) } };
  const { action, input } = eventOf(whole);
  expect(action).toBe("screening.keep-event");
  expect(KeepEvent.parse(input)).toMatchObject({ eventId: group.id, revision: 3, basedOn: 3 });
});

it("[S12] says before it is sent that one interpreter stands for both sides", () => {
  const [one, two] = withPeople([], 2);
  if (one === undefined || two === undefined) throw new Error("no cards were made");
  const cards = [
    { ...one, controller: true, interpreter: "I-7" },
    { ...two, interpreter: "i-7" },
  ];
  const group = newGroup();
  expect(bothSides({ event: { ...group.event, cards } })).toEqual(["i-7"]);
});
