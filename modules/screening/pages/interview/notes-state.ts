import type { ParcelRow } from "../../../../web/offline/database.ts";
import type { Room } from "../../../../web/offline/room.ts";
import type { Run } from "../../../../web/offline/sender.ts";
import type { Instrument, NationalSetting } from "../../screening.ts";
import type { Group } from "./group.ts";
import type { Directory } from "./kept-services.ts";
import type { Note } from "./note.ts";

/** Somebody to whom a consent can be given; `name` in the languages in which it is known. */
export type Recipient = {
  readonly kind: "agency" | "service";
  readonly id: string;
  readonly name: Readonly<Record<string, string>>;
};

export type Phase = "starting" | "no-store" | "elsewhere" | "setup" | "locked" | "open";

export type NotesState = {
  readonly phase: Phase;
  readonly notes: readonly Note[];
  readonly groups: readonly Group[];
  readonly parcels: ReadonlyMap<string, ParcelRow>;
  readonly instruments: readonly Instrument[];
  /** National law as it was entered, by country. */
  readonly settings: readonly NationalSetting[];
  /** To whom something may be told: agencies, and services of the directory. */
  readonly recipients: readonly Recipient[];
  /** Services as this device keeps them; null where none were brought yet. */
  readonly directory: Directory | null;
  /** The page of services lies over what is open. */
  readonly looksUp: boolean;
  /** The note or group that is open. */
  readonly current: string | null;
  /** An interview was asked for that could not be brought: no network, not signed in, or not the reader's. */
  readonly notBrought: boolean;
  /** Whether everything typed lies on the disk. */
  readonly kept: boolean;
  /** The device had no room for the last change. */
  readonly full: boolean;
  readonly room: Room | null;
  /** How far the device's clock is from the server's, in ms. */
  readonly clockAhead: number;
  readonly sending: boolean;
  readonly lastRun: Run | null;
};

export const atStart: NotesState = {
  phase: "starting",
  notes: [],
  groups: [],
  parcels: new Map(),
  instruments: [],
  settings: [],
  recipients: [],
  directory: null,
  looksUp: false,
  current: null,
  notBrought: false,
  kept: true,
  full: false,
  room: null,
  clockAhead: 0,
  sending: false,
  lastRun: null,
};
