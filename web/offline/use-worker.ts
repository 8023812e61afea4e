import { useEffect, useState } from "react";

/** Keeps the page's files on this device. Gives a way to take a newer version once one is ready, else null. */
export function useWorker(): (() => void) | null {
  const [newer, setNewer] = useState<ServiceWorker | null>(null);
  useEffect(() => {
    if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
    const before = navigator.serviceWorker.controller;
    // Everything typed lies on the disk, so the page may load anew as soon as the reader has said so.
    const changed = () => {
      if (before !== null) window.location.reload();
    };
    navigator.serviceWorker.addEventListener("controllerchange", changed);
    void navigator.serviceWorker
      .register("/notes-worker.js", { scope: "/" })
      .then((registration) => {
        const look = () => {
          if (registration.waiting && navigator.serviceWorker.controller) setNewer(registration.waiting);
        };
        look();
        registration.addEventListener("updatefound", () => {
          registration.installing?.addEventListener("statechange", look);
        });
      })
      .catch(() => undefined);
    return () => navigator.serviceWorker.removeEventListener("controllerchange", changed);
  }, []);
  return newer && (() => newer.postMessage("take-over"));
}

/** Makes the page one that can be put on the home screen, under its neutral name. */
export function useManifest(title: string): void {
  useEffect(() => {
    const before = document.title;
    document.title = title;
    const link = document.createElement("link");
    link.rel = "manifest";
    link.href = "/notes.webmanifest";
    document.head.append(link);
    return () => {
      link.remove();
      document.title = before;
    };
  }, [title]);
}
