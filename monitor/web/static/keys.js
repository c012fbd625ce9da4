// Keys for people who read many changes, and a word when something new came. Everything works without this file.
"use strict";
(() => {
  document.documentElement.classList.add("js");
  const rows = () => [...document.querySelectorAll("[data-row]")];
  let at = -1;
  const off = () => { try { return localStorage.getItem("keys") === "off"; } catch { return false; } };
  const keep = (said) => { try { localStorage.setItem("keys", said); } catch { /* not allowed to remember: as it was */ } };

  const go = (step) => {
    const all = rows();
    if (!all.length) return;
    const focused = all.findIndex((row) => row.contains(document.activeElement));
    if (focused >= 0) at = focused;
    at = Math.min(Math.max(at + step, 0), all.length - 1);
    const link = all[at].querySelector("a");
    if (link) link.focus();
    all[at].scrollIntoView({ block: "nearest" });
  };

  // The page says in its own language what each key does: title, key=what …, close, choice.
  const help = () => {
    let dialog = document.getElementById("keys");
    if (!dialog) {
      const [named, ...told] = document.querySelector("[data-keys]").dataset.keys.split("|");
      const [shut, single] = told.splice(-2);
      dialog = document.createElement("dialog");
      dialog.id = "keys";
      dialog.setAttribute("aria-label", named);
      const title = document.createElement("h2");
      title.textContent = named;
      const list = document.createElement("dl");
      for (const each of told) {
        const [key, what] = each.split("=");
        const term = document.createElement("dt");
        const said = document.createElement("dd");
        const kbd = document.createElement("kbd");
        kbd.textContent = key;
        term.append(kbd);
        said.textContent = what;
        list.append(term, said);
      }
      const close = document.createElement("button");
      close.textContent = shut;
      close.addEventListener("click", () => dialog.close());
      // WCAG 2.1.4: who speaks to their machine, or types with one hand, can turn single keys off.
      const choice = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.checked = !off();
      box.addEventListener("change", () => keep(box.checked ? "" : "off"));
      choice.className = "tick";
      choice.append(box, single);
      dialog.append(title, list, choice, close);
      document.body.append(dialog);
    }
    dialog.showModal();
  };

  for (const button of document.querySelectorAll("[data-keys]")) button.addEventListener("click", help);

  let waiting = "";
  document.addEventListener("keydown", (event) => {
    const where = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || off()) return;
    if (where instanceof HTMLElement && where.closest("input, select, textarea, dialog")) return;
    const key = waiting + event.key;
    waiting = "";
    const keys = {
      j: () => go(1), k: () => go(-1), "?": help,
      "/": () => document.getElementById("find").focus(),
      g: () => { waiting = "g"; },
      gc: () => location.assign("/"), gm: () => location.assign("/map"),
    };
    if (Object.hasOwn(keys, key)) {
      event.preventDefault();
      keys[key]();
    }
  });

  // Ask now and then, only while somebody looks, whether the log grew; say so, and leave the page as it is.
  const news = document.querySelector("[data-head]");
  if (news) {
    const ask = async () => {
      if (document.hidden) return;
      try {
        const answer = await fetch("/pulse", { headers: { Accept: "application/json" } });
        if (!answer.ok) return;
        const { head } = await answer.json();
        if (head > Number(news.dataset.head)) news.hidden = false;
      } catch { /* offline: the next turn asks again */ }
    };
    setInterval(ask, 20000);
  }

  // Chosen with a pointer, a filter counts at once; who goes through a list with arrow keys would be thrown out of it at the first.
  for (const form of document.querySelectorAll("form[data-instant]")) {
    let pointed = false;
    form.addEventListener("pointerdown", () => { pointed = true; });
    form.addEventListener("keydown", () => { pointed = false; });
    form.addEventListener("change", () => { if (pointed) form.requestSubmit(); });
  }

  // Left empty it means UTC, and quiet hours would fall into the wrong part of the day. It is seen, and can be changed.
  const zone = document.querySelector("#m-zone");
  if (zone && !zone.value) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
})();
