// Helpers on top of pages that work without them. No framework; every hook is a data- attribute.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

  // ---- lists: j / k move, Enter opens, x picks, / goes to the search box
  let at = -1;
  function moveTo(index) {
    const rows = all("[data-keys] [data-row]");
    if (!rows.length) return;
    at = Math.max(0, Math.min(index, rows.length - 1));
    rows.forEach((row, n) => row.classList.toggle("is-at", n === at));
    rows[at].querySelector("[data-open]")?.focus({ preventScroll: true });
    rows[at].scrollIntoView({ block: "nearest" });
  }
  function pickCurrent() {
    all("[data-keys] [data-row]")[at]?.querySelector("input[type=checkbox]")?.click();
  }
  const keys = {
    j: () => moveTo(at + 1),
    k: () => moveTo(at - 1),
    x: pickCurrent,
    "/": () => document.querySelector("[data-hotkey='/']")?.focus(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeDrops(null);
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });

  // ---- menus of the bar and of a page close when the visitor turns elsewhere
  function closeDrops(target) {
    all(".bar > details[open], .begin[open], .portal-more[open]").forEach((menu) => {
      if (!target || !menu.contains(target)) menu.open = false;
    });
  }
  document.addEventListener("click", (event) => closeDrops(event.target));

  // ---- a part of the menu stays as the officer left it until the window is closed
  all("[data-fold]").forEach((fold) => {
    const key = `menu ${fold.dataset.fold}`;
    const left = sessionStorage.getItem(key);
    if (left && !fold.querySelector("[aria-current]")) fold.open = left === "open";
    fold.addEventListener("toggle", () => sessionStorage.setItem(key, fold.open ? "open" : "closed"));
  });

  // ---- bulk bar: how many are picked
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form");
    const count = form?.querySelector(".bulk-count");
    if (!count || !event.target.closest("[data-row]")) return;
    const picked = all("[data-row] input[type=checkbox]:checked", form).length;
    count.textContent = `已选 ${picked} 件`;
  });

  // ---- forms: warn before typed work is lost; send once
  const dirty = new Set();
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form?.matches("[data-guard]")) dirty.add(form);
    if (event.target.matches("[data-count]")) countDown(event.target);
  });
  window.addEventListener("beforeunload", (event) => {
    if (dirty.size) event.preventDefault();
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented) return;
    const told = "本机还有没有提交的内容。退出登录后，这些内容从本机删除。确定退出吗？";
    if (form.matches("[data-sign-out]") && localStorage.getItem("afield") && !confirm(told)) return event.preventDefault();
    if (event.submitter?.formTarget) return; // a look into a frame: nothing is sent away
    if (form.dataset.sent) return event.preventDefault();
    dirty.delete(form);
    if (form.getAttribute("method")?.toLowerCase() !== "post") return;
    form.dataset.sent = "yes";
    setTimeout(() => release(form), 8000); // an export leaves the page standing; the server knows repeats by token
    event.submitter?.setAttribute("aria-busy", "true");
    if (all("input[type=file]", form).some((input) => input.files.length)) sendWithProgress(event);
  });
  // coming back by the browser's own button must find the form usable again
  window.addEventListener("pageshow", () => all("form[data-sent]").forEach(release));
  function release(form) {
    delete form.dataset.sent;
    all("[aria-busy]", form).forEach((button) => button.removeAttribute("aria-busy"));
  }

  // ---- text areas: how much room is left
  function countDown(area) {
    const line = area.parentElement.querySelector(".count");
    const left = Number(area.getAttribute("maxlength")) - area.value.length;
    if (line) line.textContent = `还可以写 ${left} 字`;
  }
  all("textarea[data-count]").filter((area) => area.value).forEach(countDown);

  // ---- files: what was chosen, what is too big, how far the upload is
  const size = (bytes) => bytes < 1048576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (input.type !== "file") return;
    const limit = Number(input.dataset.maxBytes || Infinity);
    const list = input.parentElement.querySelector(".file-list") || document.createElement("ul");
    list.className = "file-list";
    list.replaceChildren(...[...input.files].map((file) => {
      const line = document.createElement("li");
      line.textContent = `${file.name}　${size(file.size)}${file.size > limit ? "　超过大小限制，请压缩或分开上传" : ""}`;
      line.classList.toggle("too-big", file.size > limit);
      return line;
    }));
    input.after(list);
  });
  function sendWithProgress(event) {
    const form = event.target;
    if (!form.matches("[data-progress]")) return;
    event.preventDefault();
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.setAttribute("aria-label", "上传进度");
    form.querySelector(".form-actions, [type=submit]").before(bar);
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", (step) => {
      if (step.lengthComputable) bar.value = step.loaded / step.total;
    });
    const failed = () => {
      bar.remove();
      release(form);
      const line = document.createElement("p");
      line.className = "errorlist";
      line.setAttribute("role", "alert");
      line.textContent = "上传中断，内容没有提交。请检查网络后再试一次。";
      form.querySelector(".form-actions, [type=submit]").before(line);
    };
    request.addEventListener("error", failed);
    request.addEventListener("load", () => {
      // the next page, or this one with its errors, is shown as the server sent it
      history.replaceState(null, "", request.responseURL);
      document.open();
      document.write(request.responseText);
      document.close();
    });
    request.open("POST", form.getAttribute("action") || location.href);
    request.send(new FormData(form, event.submitter));
  }

  // ---- formsets: one more entry
  all("[data-formset]").forEach((formset) => {
    const button = formset.querySelector(":scope > [data-formset-add]");
    const total = formset.querySelector(`[name="${formset.dataset.formset}-TOTAL_FORMS"]`);
    const most = formset.querySelector(`[name="${formset.dataset.formset}-MAX_NUM_FORMS"]`);
    const refresh = () => { button.hidden = Number(total.value) >= Number(most?.value || 1000); };
    refresh();
    button.addEventListener("click", (event) => {
      event.preventDefault(); // without this script the button sends the form and the server adds the entry
      const number = Number(total.value);
      const holder = document.createElement("template");
      holder.innerHTML = formset.querySelector(":scope > template").innerHTML.replaceAll("__prefix__", number);
      holder.content.querySelector("[data-formset-number]").textContent = number + 1;
      formset.querySelector(":scope > [data-formset-entries]").append(holder.content);
      total.value = number + 1;
      refresh();
      all(":scope > [data-formset-entries] > [data-formset-entry]", formset).at(-1)?.querySelector("input, select, textarea")?.focus();
    });
  });
  document.addEventListener("click", (event) => {
    const entry = event.target.closest("[data-formset-remove]")?.closest("[data-formset-entry]");
    if (!entry) return;
    event.preventDefault();
    const entries = entry.parentElement;
    const form = entry.closest("form");
    entry.remove();
    all(":scope > [data-formset-entry]", entries).forEach((each, n) => {
      each.querySelector("[data-formset-number]").textContent = n + 1;
    });
    if (form?.matches("[data-guard]")) dirty.add(form);
  });

  // ---- a preview in a frame: drawn at once, and again when typing rests
  const resting = new Map();
  const refresh = (id) => {
    const button = document.getElementById(id);
    button?.form.requestSubmit(button);
  };
  all("[data-refreshes]").forEach((input) => input.addEventListener("input", () => {
    const id = input.dataset.refreshes;
    clearTimeout(resting.get(id));
    resting.set(id, setTimeout(() => refresh(id), 800));
  }));
  all("iframe[data-first]").forEach((frame) => refresh(frame.dataset.first));

  // ---- small things
  all("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
  document.querySelector("[data-focus]")?.focus();
  const unfinished = document.querySelector("form[data-continue]");
  if (unfinished) setTimeout(() => unfinished.requestSubmit(), Number(unfinished.dataset.continue) || 300);
  window.addEventListener("beforeprint", () => all("details:not([open])").forEach((fold) => {
    fold.open = true;
    fold.dataset.printed = "yes";
  }));
  window.addEventListener("afterprint", () => all("details[data-printed]").forEach((fold) => {
    fold.open = false;
    delete fold.dataset.printed;
  }));
})();
