// Sitting an exam, on top of pages that work without this: an answer is sent when it is chosen; the time left comes from the
// server and runs by the machine's steady counter, so that setting its clock changes nothing; one window at a time.
"use strict";
(() => {
  const bar = document.querySelector("[data-exam]");
  if (!bar) return;

  // ---- the time
  const clock = bar.querySelector("[data-clock]");
  const end = performance.now() + Number(bar.dataset.left) * 1000;
  const two = (number) => String(number).padStart(2, "0");
  function tick() {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    const hours = Math.floor(left / 3600);
    clock.textContent = `${hours ? `${hours}:` : ""}${two(Math.floor(left / 60) % 60)}:${two(left % 60)}`;
    bar.classList.toggle("exam-short", left < 300);
    if (!left) {
      clearInterval(timer);
      bar.querySelector("[data-time-up]").requestSubmit();
    }
  }
  const timer = setInterval(tick, 1000);
  tick();

  // ---- one window of this browser at a time; the lock ends with the window, also when it crashes
  navigator.locks?.request(`exam-${bar.dataset.exam}`, { ifAvailable: true }, (lock) => {
    if (lock) return new Promise(() => {});
    const said = document.createElement("p");
    said.className = "alert alert-warn";
    said.setAttribute("role", "alert");
    said.textContent = "这场考试已经在另一个窗口打开。请关掉那个窗口，再刷新本页。";
    document.querySelector("main").replaceChildren(said);
  });

  // ---- the answer
  const form = document.querySelector("[data-answer]");
  if (!form) return;
  const said = form.querySelector("[data-said]");
  let sent = 0, kept = 0;
  async function save(mine) {
    said.textContent = "正在保存…";
    try {
      const answer = await fetch(location.href, {
        method: "POST", body: new URLSearchParams(new FormData(form)), headers: { Accept: "application/json" },
      });
      if (mine !== sent) return; // a later choice is on its way
      if (answer.status >= 500) throw new Error();
      const told = await answer.json();
      if (!told.problem) kept = mine;
      said.textContent = told.problem || `已保存 ${told.saved}`;
      said.classList.toggle("errorlist", Boolean(told.problem));
    } catch {
      if (mine !== sent) return;
      said.textContent = "没有保存上，正在重试。请不要关掉本页";
      said.classList.add("errorlist");
      setTimeout(() => mine === sent && save(mine), 2000);
    }
  }
  form.addEventListener("change", () => save(++sent));
  // what is kept already needs not be sent again: straight on
  form.addEventListener("submit", (event) => {
    if (kept !== sent) return;
    event.preventDefault();
    location.assign(form.dataset.next);
  });
})();
