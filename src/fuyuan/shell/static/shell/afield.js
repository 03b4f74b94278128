// A form that is filled in where there may be no network. Every change is kept on the device, by account and address; what is
// submitted without network is sent when there is one, with the same token, so that it arrives once. Nothing kept is thrown
// away without the officer's click. On the page it stands on top of a form that works without it; on the empty form, which the
// device shows when there is no network, it is the only way in.
"use strict";
(() => {
  const box = document.querySelector("[data-afield]");
  if (!box || !window.indexedDB) return;
  const given = box.dataset;
  const blank = "blank" in given;
  const form = document.getElementById("step-form");
  const line = box.querySelector("[data-said]"), forget = box.querySelector("[data-forget]");
  const path = location.pathname;
  const FRESH = "opened", KEPT = "kept", WAITING = "waiting", MOVED = "moved";
  const NO_NETWORK = "没有网络，已保存在本机，联网后会自动提交";
  const SIGN_IN = "已保存在本机。登录已经失效：请刷新本页、登录，登录后自动提交";
  let draft = null, timer = 0, sending = false;

  // ---- the store
  const opened = new Promise((resolve, reject) => {
    const asked = indexedDB.open("afield", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("drafts", { keyPath: "key" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  async function store(mode, work) {
    const deal = (await opened).transaction("drafts", mode);
    const answer = work(deal.objectStore("drafts"));
    return new Promise((resolve, reject) => {
      deal.oncomplete = () => resolve(answer?.result);
      deal.onabort = deal.onerror = () => reject(deal.error);
    });
  }
  const all = () => store("readonly", (drafts) => drafts.getAll());
  async function change(work) {
    await store("readwrite", work);
    const held = (await all()).some((each) => each.state !== FRESH);
    if (held) localStorage.setItem("afield", "yes"); // asked before signing out (shell.js)
    else localStorage.removeItem("afield");
  }
  async function keep(state) {
    clearTimeout(timer);
    draft = { ...draft, state, expect: form.expect.value, entries: entries(), text: said(), at: Date.now() };
    try {
      await change((drafts) => drafts.put(draft));
      return true;
    } catch {
      tell("没有保存在本机：本机的存储空间不足", true);
      return false;
    }
  }

  // ---- the form as it is kept, as it is filled again, and as people read it
  const entries = () => [...new FormData(form)].filter(([name, value]) =>
    name !== "csrfmiddlewaretoken" && !(value instanceof File && !value.size));
  function fill(kept) {
    const values = grouped(kept);
    for (const [name, [[, total]]] of values) if (name.endsWith("-TOTAL_FORMS")) grow(name, Number(total));
    for (const element of form.elements) {
      if (["expect", "csrfmiddlewaretoken"].includes(element.name) || !element.name || element.type === "submit") continue;
      const mine = (values.get(element.name) || []).map(([, value]) => value);
      if (["checkbox", "radio"].includes(element.type)) element.checked = mine.includes(element.value);
      else if (element.type === "file") choose(element, mine);
      else if (mine.length) element.value = mine[0];
    }
    if (form.contains(document.activeElement)) document.activeElement.blur(); // an entry added takes the focus
    window.scrollTo(0, 0);
    form.dispatchEvent(new Event("change", { bubbles: true })); // what the step would set off is looked up again
  }
  function grouped(kept) {
    const values = new Map();
    for (const entry of kept) values.set(entry[0], [...(values.get(entry[0]) || []), entry]);
    return values;
  }
  function grow(name, total) {
    const count = form.elements[name];
    const button = count?.closest("[data-formset]").querySelector(":scope > [data-formset-add]");
    while (button && Number(count.value) < total && !button.hidden) button.click();
  }
  // files chosen are put back into the field; those the server has already are named to it again
  function choose(element, mine) {
    const chosen = new DataTransfer();
    mine.filter((value) => value instanceof File).forEach((file) => chosen.items.add(file));
    element.files = chosen.files;
    if (chosen.files.length) element.dispatchEvent(new Event("change", { bubbles: true }));
    const there = new Set([...form.querySelectorAll(`[name="${element.name}"]`)].map((each) => each.value));
    mine.filter((value) => typeof value === "string" && !there.has(value)).forEach((value) => {
      const named = Object.assign(document.createElement("input"), { type: "hidden", name: element.name, value });
      element.before(named);
    });
  }
  const words = (element) => element?.textContent.trim().replace(/\s+/g, " ") || "";
  function said() {
    const lines = new Map(); // the fields of one item of a check list stand on one line
    for (const element of form.elements) {
      const told = element.type === "radio" ? element.checked && words(element.labels[0]) : element.value?.trim();
      if (!told || !element.name || ["hidden", "file", "submit", "checkbox"].includes(element.type)) continue;
      if (!element.getClientRects().length) continue; // asked only beside another answer
      const label = words(element.type === "radio" ? element.closest("fieldset").querySelector("legend") : element.labels[0]);
      const entry = element.closest(".checklist-entry");
      const before = lines.get(entry || element.name) || [words(entry?.querySelector(".told")?.lastChild)];
      lines.set(entry || element.name, [...before, `${label.replace("（选填）", "")}：${told}`]);
    }
    return [...lines.values()].map((parts) => parts.filter(Boolean).join("；")).join("\n");
  }
  function tell(text, wrong = false) {
    line.hidden = false;
    line.textContent = text;
    line.classList.toggle("errorlist", wrong);
  }

  // ---- sending
  async function send() {
    if (sending) return;
    sending = form.inert = true; // what is typed now would not be part of it
    tell("正在提交…");
    try {
      await handIn();
    } catch (error) {
      if (error !== NO_NETWORK) throw error;
      tell(NO_NETWORK);
      retry();
    } finally {
      sending = form.inert = false;
    }
  }
  async function reach(...asked) {
    try {
      const answer = await fetch(...asked), text = await answer.text();
      return { answer, text, page: new DOMParser().parseFromString(text, "text/html") };
    } catch {
      throw NO_NETWORK;
    }
  }
  const retry = () => setTimeout(() => draft?.state === WAITING && navigator.onLine && send(), 30_000);
  async function handIn() {
    // the page may have been open for days: who is signed in, and the token against forged requests, are asked for afresh
    const now = await reach(path);
    if (now.answer.redirected) return tell(SIGN_IN, true);
    const account = now.page.querySelector("[data-afield]")?.dataset.account;
    if (account && account !== draft.account) return tell("已保存在本机。这份内容是另一个账号填写的，请用那个账号登录后提交", true);
    const body = new FormData();
    draft.entries.forEach(([name, value]) => body.append(name, value));
    body.append("csrfmiddlewaretoken", now.page.querySelector("[name=csrfmiddlewaretoken]")?.value || "");
    const { answer, text, page } = await reach(path, { method: "POST", body });
    if (answer.redirected && new URL(answer.url).pathname === path.split("steps/")[0]) return sent(text, answer.url);
    if (answer.redirected) return tell(SIGN_IN, true);
    if (answer.status >= 500 || answer.status === 429) {
      tell("服务器暂时不能接收，已保存在本机，稍后自动再试", true);
      return retry();
    }
    await keep(KEPT);
    if (page.getElementById("step-form")?.expect.value === draft.expect) return show(text, path); // something is to be corrected: the page says what
    if ([403, 404].includes(now.answer.status)) return clash(draft, true); // given to somebody else
    if (answer.status === 409) return location.reload(); // what happened in between stands there
    tell(`没有提交成功（${answer.status}），已保存在本机`, true);
  }
  async function sent(text, address) {
    await drop(draft);
    tell("已提交");
    if (window.caches) await (await caches.open("afield")).delete(path, { ignoreVary: true });
    show(text, address);
  }
  async function drop(one) {
    clearTimeout(timer);
    draft = null;
    await change((drafts) => drafts.delete(one.key));
  }
  function show(text, address) {
    history.replaceState(null, "", address);
    document.open();
    document.write(text);
    document.close();
  }

  // ---- somebody else was faster: both are shown, and the officer chooses
  async function clash(kept, gone = false) {
    const part = box.querySelector("template").content.cloneNode(true);
    part.querySelector("[data-mine]").textContent = kept.text;
    const photos = kept.entries.filter(([, value]) => value instanceof File).map(([, file]) => {
      const photo = document.createElement("li");
      photo.textContent = `照片：${file.name}`;
      return photo;
    });
    part.querySelector("[data-photos]").replaceChildren(...photos);
    const keeps = part.querySelector("[data-keep]");
    keeps.hidden = gone || !(given.late || form);
    keeps.addEventListener("click", () => takeAlong(kept));
    part.querySelector("[data-drop]").addEventListener("click", async () => {
      await drop(kept);
      location.assign(given.back || path.split("steps/")[0]);
    });
    if (gone) form.hidden = true;
    const theirs = part.querySelector("[data-theirs]");
    box.querySelector("template").before(part);
    box.scrollIntoView({ block: "nearest" });
    const matter = await reach(given.back || path.split("steps/")[0]);
    const last = matter.page.querySelector(".timeline > li");
    last?.querySelectorAll("details").forEach((each) => { each.open = true; });
    theirs.replaceChildren(...(last ? [document.importNode(last.querySelector(".timeline-what"), true)] : ["这件办件现在不由您办理。"]));
  }
  async function takeAlong(kept) {
    if (!given.late) { // the form is still open, in a newer state of the matter
      box.querySelector(".alert")?.remove();
      draft = kept;
      fill(anew(kept));
      start();
      return keep(KEPT).then((done) => done && tell("已填入本机内容，请核对后提交"));
    }
    const late = new URL(given.late, location.href).pathname;
    const moved = { ...kept, path: late, key: `${late} ${kept.account}`, state: MOVED };
    await change((drafts) => {
      drafts.put(moved);
      drafts.delete(kept.key);
    });
    location.assign(late);
  }
  // a form begun anew has a token of its own, unless the server holds files under the old one
  const held = ([, value]) => typeof value === "string" && /^[0-9a-f]{64} /.test(value);
  const anew = (kept) => kept.entries.filter(([name]) => name !== "token" || kept.entries.some(held));
  // what was kept for another step: its words and its files
  function moveIn(kept) {
    const area = form.querySelector("textarea"), files = form.querySelector("input[type=file]");
    const attached = kept.entries.filter((entry) => entry[1] instanceof File || held(entry));
    const token = anew(kept).filter(([name]) => name === "token");
    fill([...token, [area.name, kept.text], ...attached.map(([, value]) => [files.name, value])]);
  }

  // ---- a page begins
  function start() {
    form.removeAttribute("data-guard"); // leaving the page loses nothing now
    form.querySelector(":scope > .form-actions").before(line); // in sight wherever on the long form the officer is
    const changed = () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const again = draft.state === WAITING;
        if (!await keep(KEPT)) return;
        tell(again ? "已保存在本机。内容有改动，请再提交一次" : navigator.onLine ? "已保存在本机" : "已保存在本机；现在没有网络");
      }, 250);
    };
    form.addEventListener("input", changed);
    form.addEventListener("change", (event) => event.target !== form && changed());
    form.addEventListener("click", (event) => event.target.closest("[data-formset-remove]") && changed());
    document.addEventListener("visibilitychange", () => document.hidden && draft?.state === KEPT && keep(KEPT));
    form.addEventListener("submit", async (event) => {
      if (event.submitter?.name) {
        if (navigator.onLine) return;
        event.preventDefault();
        return tell("没有网络，不能先看结果；内容已保存在本机");
      }
      event.preventDefault();
      if (await keep(WAITING)) send();
      else if (!blank) form.submit(); // no room on the device: as without this script
    });
  }
  async function keepSheet() {
    if (!form || !given.sheet || !navigator.serviceWorker || !window.caches) return;
    const answer = await fetch(given.sheet, { cache: "no-cache" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.clone().text(), "text/html");
    const parts = [...page.querySelectorAll("link[href], script[src], img[src], use")]
      .map((each) => (each.getAttribute("href") || each.getAttribute("src")).split("#")[0]);
    const cache = await caches.open("afield");
    await cache.put(path, answer);
    await cache.addAll([...new Set(parts)]);
    await navigator.serviceWorker.register(given.worker);
    await navigator.serviceWorker.ready;
    if (line.hidden) tell("没有网络时也能打开本页填写，内容保存在本机");
  }
  function fresh() {
    return { key: `${path} ${given.account}`, path, account: given.account, title: given.title };
  }
  async function begin() {
    const here = (await all()).filter((each) => each.path === path).sort((a, b) => b.at - a.at);
    const kept = here.find((each) => blank || each.account === given.account);
    if (blank && !kept) return tell("没有网络。本机没有保存这份检查表，请联网后打开", true);
    if (blank) {
      document.querySelector("main [data-title]").textContent = kept.title;
      form.hidden = false;
    }
    if (!blank && kept && kept.state !== FRESH && kept.state !== MOVED && form?.expect.value !== kept.expect) return clash(kept);
    if (!form) return kept?.state === FRESH && drop(kept);
    start();
    draft = kept || fresh();
    const untouched = !blank && (!kept || kept.state === FRESH);
    if (blank) form.expect.value = kept.expect;
    if (kept?.state === MOVED) moveIn(kept);
    else if (!untouched && !("posted" in given)) fill(kept.entries);
    if (kept?.state === WAITING && !("posted" in given)) return navigator.onLine ? send() : tell(NO_NETWORK);
    await keep(untouched && !("posted" in given) ? FRESH : kept?.state === FRESH && blank ? FRESH : KEPT);
    if (blank) tell("没有网络，填写的内容保存在本机，联网后提交");
    else if (!untouched) {
      tell("已恢复本机保存的内容，请核对后提交");
      forget.hidden = false;
    }
  }
  forget.addEventListener("click", async () => {
    await drop(draft);
    location.reload();
  });
  window.addEventListener("online", () => {
    if (draft?.state === WAITING) send();
    else if (draft) tell("网络已恢复，内容已保存在本机，可以提交");
  });
  begin();
  keepSheet().catch(() => tell("本页没有存到本机：没有网络时打不开", true));
})();
