import { expect, test } from "vitest";
import { newNote } from "./note.ts";
import { placeOf } from "./whereabouts.ts";

type Row = ReturnType<Parameters<typeof placeOf>[1]["get"]> & object;

const file = {
  attachmentId: "a",
  file: { fileId: "f", key: "k", pieces: 1, bytes: 1, name: "n", mediaType: "m" },
  parcelId: "files",
};

function parcel(parcelId: string, state: "kept" | "waiting" | "stale" | "refused" | null): [string, Row] {
  const receipt = state && {
    ...{ parcelId, digest: "", state, why: state === "refused" ? "not-found" : "", version: 1 },
    ...{ receivedAt: "2026-11-30T10:00:00Z", settledAt: "2026-11-30T10:00:01Z", missing: [] },
  };
  const row = { order: 1, after: null, fileId: null, sealed: "x", tries: 0, next: 0 };
  return [parcelId, { ...row, parcelId, receipt }];
}

test("[offline] an interview is on this device only until the server's receipt says that it is kept", () => {
  const note = { ...newNote("en"), parcelId: "p", edited: false };
  expect(placeOf({ ...note, parcelId: null }, new Map()).state).toBe("draft");
  expect(placeOf(note, new Map()).state).toBe("here");
  expect(placeOf(note, new Map([parcel("p", null)])).state).toBe("here");
  expect(placeOf(note, new Map([parcel("p", "waiting")])).state).toBe("here");
  expect(placeOf(note, new Map([parcel("p", "kept")]))).toMatchObject({
    state: "kept",
    at: "2026-11-30T10:00:01Z",
  });
  expect(placeOf({ ...note, edited: true }, new Map([parcel("p", "kept")])).state).toBe("edited");
  expect(placeOf(note, new Map([parcel("p", "stale")])).state).toBe("stale");
  expect(placeOf(note, new Map([parcel("p", "refused")]))).toMatchObject({
    state: "refused",
    why: "not-found",
  });
});

test("[offline] files have receipts of their own", () => {
  const note = { ...newNote("en"), parcelId: "p", edited: false, files: [file, { ...file, parcelId: null }] };
  expect(placeOf(note, new Map([parcel("p", "kept")])).files).toBe(2);
  expect(placeOf(note, new Map([parcel("p", "kept"), parcel("files", "kept")])).files).toBe(1);
});
