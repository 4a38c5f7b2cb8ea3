// Fields for actors: names found in the dossier and the knowledge base while one types, and a new row when the last is full.
export function actors(page) {
  for (const group of page.querySelectorAll("[data-actors]")) for (const row of group.querySelectorAll(".actor-row")) watch(group, row);
}

function watch(group, row) {
  const name = row.querySelector(".actor-name");
  const list = document.createElement("ul");
  let wait = 0, found = [], at = -1;
  list.className = "choices";
  list.hidden = true;
  list.id = `choices-${name.name}`;
  list.setAttribute("role", "listbox");
  for (const [key, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", list.id], ["aria-autocomplete", "list"]]) name.setAttribute(key, value);
  row.append(list);

  function draw() {
    list.replaceChildren(...found.map((one, number) => {
      const item = document.createElement("li");
      item.setAttribute("role", "option");
      item.id = `${list.id}-${number}`;
      item.setAttribute("aria-selected", String(number === at));
      item.textContent = one.name;
      const about = document.createElement("span");
      about.textContent = [one.code, one.sector, one.id].filter(Boolean).join(" · ");
      item.append(about);
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(one); });
      return item;
    }));
    list.hidden = found.length === 0;
    name.setAttribute("aria-expanded", String(!list.hidden));
    if (at >= 0) name.setAttribute("aria-activedescendant", `${list.id}-${at}`); else name.removeAttribute("aria-activedescendant");
  }
  function take(one) {
    name.value = one.name;
    row.querySelector("[type=hidden]").value = one.id;
    row.querySelector(".code").value = one.code ?? "";
    const sector = row.querySelector("select");
    sector.value = one.sector ?? "";
    found = []; draw(); more(group, row);
  }
  name.addEventListener("input", () => {
    row.querySelector("[type=hidden]").value = "";
    clearTimeout(wait);
    wait = setTimeout(async () => {
      const asked = name.value.trim();
      if (asked.length < 2) { found = []; draw(); return; }
      const answer = await fetch(`/actors/find.json?q=${encodeURIComponent(asked)}`);
      if (!answer.ok || name.value.trim() !== asked) return;
      found = (await answer.json()).actors; at = -1; draw();
    }, 150);
    more(group, row);
  });
  name.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { at = (at + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length; draw(); event.preventDefault(); }
    else if (event.key === "Enter" && at >= 0) { take(found[at]); event.preventDefault(); }
    else if (event.key === "Escape") { found = []; draw(); }
  });
  name.addEventListener("blur", () => { found = []; draw(); });
}

function more(group, row) {
  if ("single" in group.dataset || group.lastElementChild !== row || !row.querySelector(".actor-name").value) return;
  const made = row.cloneNode(true);
  made.querySelector(".choices")?.remove();
  for (const field of made.querySelectorAll("[name]")) {
    field.name = field.name.replace(/\.(\d+)\./, (_, number) => `.${Number(number) + 1}.`);
    field.value = "";
  }
  group.append(made);
  watch(group, made);
}
