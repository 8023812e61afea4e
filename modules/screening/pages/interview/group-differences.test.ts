import { expect, it } from "vitest";
import { newGroup, withPeople } from "./group.ts";
import { groupDifferences, settledGroup } from "./group-differences.ts";

const began = { ...newGroup().event, kind: "boat" as const, cards: withPeople([], 3) };

it("[S11] two devices that fill in cards of one event lose none: each differing card is a line of its own", () => {
  const mine = {
    ...began,
    cards: withPeople(
      began.cards.map((card) => (card.number === 2 ? { ...card, urgent: true } : card)),
      1,
    ),
  };
  const theirs = { ...began, place: "the quay", cards: began.cards.filter(({ number }) => number !== 3) };
  const found = groupDifferences(mine, theirs);
  expect(found.map(({ path }) => path.join(" "))).toEqual(["place", "cards 2", "cards 3", "cards 4"]);
  const both = settledGroup(theirs, found, ({ path }) => (path[0] === "cards" ? "mine" : "theirs"));
  expect(both).toMatchObject({ kind: "boat", place: "the quay" });
  expect(both.cards.map(({ number, urgent }) => [number, urgent])).toEqual([
    [1, false],
    [2, true],
    [3, false],
    [4, false],
  ]);
  expect(settledGroup(theirs, found, () => "theirs")).toEqual(theirs);
  expect(groupDifferences(both, both)).toEqual([]);
});

it("tells no difference where only the order of a card's facts is another", () => {
  const turned = began.cards.map((card) => Object.fromEntries(Object.entries(card).reverse()));
  expect(groupDifferences(began, { ...began, cards: turned as typeof began.cards })).toEqual([]);
});
