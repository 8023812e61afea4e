import { lookAtPages, visitsOf } from "./axe-pages.ts";

lookAtPages(visitsOf({ lang: "ar", width: 375, dark: true }));
