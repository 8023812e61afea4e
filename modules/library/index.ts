import { everyRole } from "#kernel/access";
import { defineModule } from "#kernel/module";
import { demo } from "./demo.ts";
import * as lists from "./lists/lists.ts";
import { publicFace } from "./public/index.ts";
import { citePublication } from "./publications/cite-publication.ts";
import { countDownloads, forgetDownloads } from "./publications/downloads.ts";
import { exportPublications } from "./publications/export-publications.ts";
import { addFilePart, getFilePart, removeFile } from "./publications/file-parts.ts";
import { importPublications } from "./publications/import-publications.ts";
import { getPublication, listPublications } from "./publications/list-publications.ts";
import {
  publishDrafts,
  publishPublication,
  unpublishPublication,
} from "./publications/publish-publications.ts";
import { findByWords, searchPublications } from "./publications/search-publications.ts";
import * as writing from "./publications/write-publication.ts";
import { recordConsent, revokeConsent } from "./stories/consents.ts";
import { passDay } from "./stories/pass-day.ts";
import { answerFinding, proposeStory, storyReview } from "./stories/publish-story.ts";
import { getDraft, getStory, listDrafts, listStories } from "./stories/read-stories.ts";
import { withdrawStory } from "./stories/withdraw-story.ts";
import { addStory, reviseStory } from "./stories/write-story.ts";
import { locales } from "./text.ts";

/** Everybody who works with Palermo reads; editors, trainers and programmes write, editors publish. */
export const library = defineModule({
  name: "library",
  rights: {
    "library.read": everyRole,
    "library.edit": ["editor", "trainer", "programme"],
    "library.publish": ["editor"],
  },
  actions: [
    writing.addPublication,
    writing.revisePublication,
    writing.takeBackRevision,
    writing.removePublication,
    writing.restorePublication,
    publishPublication,
    publishDrafts,
    unpublishPublication,
    addFilePart,
    removeFile,
    lists.writeList,
    lists.shareList,
    lists.unshareList,
    lists.removeList,
    lists.restoreList,
    addStory,
    reviseStory,
    recordConsent,
    revokeConsent,
    proposeStory,
    answerFinding,
    withdrawStory,
  ],
  questions: [
    listPublications,
    searchPublications,
    findByWords,
    getPublication,
    getFilePart,
    citePublication,
    exportPublications,
    lists.listLists,
    lists.getList,
    listStories,
    getStory,
    listDrafts,
    getDraft,
  ],
  importers: [importPublications],
  reviews: [storyReview],
  publicFace,
  on: { "clock.day-passed": passDay, "clock.hour-passed": countDownloads },
  locales,
  stop: async () => forgetDownloads(),
  demo,
});
