import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { firstLoad } from "./build/first-load.ts";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [react(), firstLoad({ limit: 200 * 1024 })],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    // Modules are preloaded by plain links; the policy allows no inline script.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      treeshake: {
        // Making a schema changes nothing outside it, so that schemas which only the server parses stay there.
        manualPureFunctions: ["z"],
        moduleSideEffects: (id) => !/\/kernel\/(words|i18n|access)\/|\/node_modules\/zod\//.test(id),
      },
    },
  },
  server: { port: 7421, proxy: { "/api": "http://127.0.0.1:7420", "/health": "http://127.0.0.1:7420" } },
});
