// Cards of events: the marks in the document light up with them, keys decide, and one goes on to the next.
import { send } from "./send.js";

const TYPING = new Set(["INPUT", "SELECT", "TEXTAREA"]);
const DONE = { accepted: true, corrected: true, rejected: true, skipped: true };

export function review(page) {
  const list = page.querySelector("[data-review]");
  if (!list) return;
  const live = page.querySelector("[data-live]");
  const cards = () => [...list.querySelectorAll(".card")];
  const undone = [];
  let current = page.location.hash ? list.querySelector(`.card[id="${CSS.escape(page.location.hash.slice(1))}"]`) : null;

  function light(name, on) {
    for (const mark of page.querySelectorAll("[data-event]"))
      if (mark.dataset.event.split(" ").includes(name)) mark.classList.toggle("on", on);
  }

  function go(card, scroll = true) {
    if (!card) return;
    if (current) light(current.dataset.event, false);
    current = card;
    light(card.dataset.event, true);
    card.focus({ preventScroll: true });
    if (!scroll) return;
    card.scrollIntoView({ block: "nearest" });
    const mark = page.querySelector(`.paper-pane [data-event~="${CSS.escape(card.dataset.event)}"].trigger, .paper-pane a[data-event="${CSS.escape(card.dataset.event)}"]:has(.trigger)`);
    mark?.scrollIntoView({ block: "center" });
  }

  function step(by) {
    const all = cards();
    const at = all.indexOf(current);
    go(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
  }

  function next() {
    const all = cards();
    const at = all.indexOf(current);
    const rest = [...all.slice(at + 1), ...all.slice(0, at)];
    go(rest.find((card) => card.dataset.state === "waiting") ?? all[at + 1] ?? current);
  }

  function show(card, event) {
    for (const name of ["waiting", "accepted", "corrected", "rejected", "skipped", "added"]) card.classList.remove(name);
    card.classList.add(event.state);
    card.dataset.state = event.state;
    card.dataset.last = event.last;
    const label = card.querySelector("[data-state-label]");
    if (label) label.textContent = event.state_label;
    for (const field of card.querySelectorAll("[name=expected]")) field.value = event.last;
    const box = card.querySelector("[name=event]");
    if (box) { box.value = `${event.subject}:${event.last}`; box.checked = false; count(); }
    for (const open of card.querySelectorAll("details[open]")) open.open = false;
    for (const mark of page.querySelectorAll(`.trigger[data-event~="${CSS.escape(card.dataset.event)}"], a[data-event="${CSS.escape(card.dataset.event)}"] rect`)) {
      for (const name of Object.keys(DONE).concat("waiting")) mark.classList.remove(name);
      mark.classList.add(event.state);
    }
  }

  async function decide(form, card) {
    try {
      const data = await send(form);
      show(card, data.event);
      if (data.decision) undone.push({ key: data.decision.key, card });
      live.textContent = `${data.decision?.kind_label ?? ""}: ${card.querySelector(".words").textContent}`;
      return true;
    } catch (fault) {
      if (fault.status === 409) { form.submit(); return false; }
      live.textContent = fault.message;
      return false;
    }
  }

  async function undo() {
    const last = undone.pop();
    if (!last) return;
    const form = page.createElement("form");
    form.action = `/decision/${last.key}/undo`;
    try {
      const data = await send(form);
      if (data.event) show(last.card, data.event);
      live.textContent = data.decision?.kind_label ?? "";
      go(last.card);
    } catch (fault) { live.textContent = fault.message; }
  }

  list.addEventListener("submit", async (event) => {
    const form = event.target, card = form.closest(".card");
    if (!form.dataset.verdict || !card || !live) return;
    event.preventDefault();
    current = card;
    if (await decide(form, card)) next();
  });
  list.addEventListener("focusin", (event) => { const card = event.target.closest(".card"); if (card && card !== current) go(card, false); });
  for (const card of cards()) {
    card.addEventListener("mouseenter", () => light(card.dataset.event, true));
    card.addEventListener("mouseleave", () => { if (card !== current) light(card.dataset.event, false); });
  }
  for (const mark of page.querySelectorAll(".paper-pane [data-event]")) {
    const name = mark.dataset.event.split(" ")[0];
    mark.addEventListener("mouseenter", () => { light(name, true); });
    mark.addEventListener("mouseleave", () => { if (current?.dataset.event !== name) light(name, false); });
    mark.addEventListener("click", (event) => {
      const card = list.querySelector(`.card[id="${CSS.escape(name)}"]`);
      if (!card || page.getSelection()?.toString()) return;
      event.preventDefault();
      history.replaceState(null, "", `#${name}`);
      go(card);
    });
  }
  page.addEventListener("keydown", (event) => {
    if (TYPING.has(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey) return;
    const form = (name) => current?.querySelector(`form[data-verdict="${name}"]`);
    const key = event.key.toLowerCase();
    if (key === "j" || key === "k") step(key === "j" ? 1 : -1);
    else if (key === "a" && form("accept")) form("accept").requestSubmit();
    else if (key === "s" && form("skip")) form("skip").requestSubmit();
    else if (key === "c") current?.querySelector("a[data-verdict=correct]")?.click();
    else if (key === "r" && form("reject")) { const box = form("reject").closest("details"); box.open = true; form("reject").querySelector("[name=reason]").focus(); }
    else if (key === "u") undo();
    else if (key === "x") { const box = current?.querySelector("[name=event]"); if (box) { box.checked = !box.checked; count(); } }
    else return;
    event.preventDefault();
  });
  function count() {
    const shown = page.querySelector("[data-chosen]");
    if (shown) shown.textContent = list.querySelectorAll("[name=event]:checked").length;
  }
  list.addEventListener("change", count);
  if (current) go(current);
}
