import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compressFiles } from "./build/compress-files.ts";
import { firstLoad } from "./build/first-load.ts";
import { offlineApp } from "./build/offline-app.ts";

/** The page of notes: what its service worker keeps. */
const notes = {
  page: "modules/screening/pages/interview/page.tsx",
  texts: [
    "web",
    "kernel/consent",
    "modules/screening",
    "modules/screening/pages/interview",
    "modules/referral",
  ],
  others: [
    "/app/notes",
    "/blank.html",
    "/notes.webmanifest",
    "/notes-192.png",
    "/notes-512.png",
    "/icon.svg",
  ],
  limit: 1.5 * 1024 * 1024,
};

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [react(), firstLoad({ limit: 200 * 1024 }), offlineApp(notes), compressFiles()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    // Modules are preloaded by plain links; the policy allows no inline script.
    modulePreload: {
      polyfill: false,
      // A page asks for its own scripts once it is there. Only styles are named beforehand, since nothing may be shown
      // without them: a list of the scripts of every page would stand in the first load.
      resolveDependencies: (_file, dependencies, { hostType }) =>
        hostType === "html" ? dependencies : dependencies.filter((name) => name.endsWith(".css")),
    },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        // Names of files stand in lists that the first load carries: without words they are half as long.
        chunkFileNames: "assets/[hash].js",
        codeSplitting: {
          groups: [
            // What every page needs, in one file rather than in a dozen.
            {
              name: "ground",
              test: /node_modules[\\/](react|react-dom|scheduler|i18next|react-i18next|@tanstack[\\/](history|query-core|react-query|react-router|react-store|router-core|store))[\\/]/,
            },
            { name: "look", test: /node_modules[\\/]@mantine[\\/](core[\\/]esm[\\/]core|hooks)[\\/]/ },
            {
              name: "shell",
              test: /web[\\/](api[\\/](?!upload|download|passkey|sign-in)|i18n|theme|shell[\\/](?!search-panel|more-drawer|use-lines|use-module-search|palette)|components[\\/](icon|link\.|waiting|notice|problem|error-boundary|empty-state|page-title|job-name))/,
            },
          ],
        },
      },
      treeshake: {
        // Making a schema changes nothing outside it, so that schemas which only the server parses stay there.
        manualPureFunctions: ["z"],
        moduleSideEffects: (id) => !/\/kernel\/(words|i18n|access)\/|\/node_modules\/zod\//.test(id),
      },
    },
  },
  server: { port: 7421, proxy: { "/api": "http://127.0.0.1:7420", "/health": "http://127.0.0.1:7420" } },
});
