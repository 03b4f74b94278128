// A query code scanned from a receipt arrives in the fragment, which no server sees: into the field, out of the address.
(() => {
  "use strict";
  const code = decodeURIComponent(location.hash.slice(1));
  const field = document.querySelector("[data-code-form] [name=code]");
  if (!field || !/^[A-Za-z0-9-]{12,40}$/.test(code)) return;
  field.value = code;
  history.replaceState(null, "", location.pathname);
})();
