// Shows the empty check list when there is no network. Its reach is the folder it comes from: the pages of inspections.
// It keeps nothing itself: afield.js puts the empty form, under the address of the page it stands for, and its parts here.
"use strict";
const DAY = 24 * 3600 * 1000;
const PARTS = new Set(["style", "script", "image"]);

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { method, mode, destination } = event.request;
  if (method !== "GET" || (mode !== "navigate" && !PARTS.has(destination))) return;
  event.respondWith(fetch(event.request).catch(() => kept(event.request)));
});

async function kept(request) {
  const cache = await caches.open("afield");
  const found = await cache.match(request, { ignoreVary: true });
  if (!found) return Response.error();
  if (Date.now() - Date.parse(found.headers.get("date")) < DAY) return found;
  await cache.delete(request, { ignoreVary: true });
  return Response.error();
}
