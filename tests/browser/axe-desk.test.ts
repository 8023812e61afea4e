import { lookAtPages, visitsOf } from "./axe-pages.ts";

lookAtPages(visitsOf({ lang: "en", width: 1280, dark: false }));
