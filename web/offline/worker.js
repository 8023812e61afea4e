// Keeps the static files of the page of notes, so that it opens without network. Answers of the interface never pass
// through here: what is not one of the listed files goes to the network as if nobody stood between.
const version = "__VERSION__";
const files = __FILES__;
const page = "/app/notes";
const known = new Set(files);

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(version)
      .then((cache) => cache.addAll(files.map((file) => new Request(file, { cache: "reload" })))),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== version).map((name) => caches.delete(name))),
      )
      .then(() => self.clients.claim()),
  );
});

// A newer version waits until the reader takes it.
self.addEventListener("message", (event) => {
  if (event.data === "take-over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  const wanted = request.mode === "navigate" && pathname.startsWith(page) ? page : pathname;
  if (!known.has(wanted)) return;
  event.respondWith(
    caches.open(version).then(async (cache) => (await cache.match(wanted)) ?? fetch(request)),
  );
});
