// The record: a slider over the days of the dossier for each of the two dates, and a closer look at what is drawn in lanes.
export function record(page) {
  const form = page.querySelector("[data-days]");
  if (form) for (const field of form.querySelectorAll("input")) slide(form, field);
  for (const figure of page.querySelectorAll(".figure")) zoom(figure);
}

function slide(form, field) {
  const days = form.dataset.days.split(" ").filter(Boolean);
  if (days.length < 2) return;
  const bar = document.createElement("input");
  bar.type = "range";
  bar.max = days.length - 1;
  const at = days.findLastIndex((day) => day <= (field.value || "9999"));
  bar.value = at < 0 ? 0 : at;
  bar.setAttribute("aria-label", field.labels[0]?.textContent.trim() ?? field.name);
  bar.addEventListener("input", () => { field.value = days[Number(bar.value)]; });
  bar.addEventListener("change", () => form.requestSubmit());
  field.after(bar);
}

function zoom(figure) {
  const svg = figure.querySelector("svg[data-zoom]"), bar = figure.querySelector("[data-zoom-for]");
  if (!svg || !bar) return;
  const [, , wide, high] = svg.getAttribute("viewBox").split(" ").map(Number);
  let width = wide, from = 0, held = null;
  bar.hidden = false;
  function show() {
    from = Math.min(Math.max(from, 0), wide - width);
    svg.setAttribute("viewBox", `${from} 0 ${width} ${high}`);
    svg.setAttribute("preserveAspectRatio", width < wide ? "none" : "xMidYMid");
    svg.classList.toggle("near", width < wide);
  }
  bar.addEventListener("click", (event) => {
    const by = Number(event.target.dataset.zoomBy);
    if (!by) return;
    const middle = from + width / 2;
    width = Math.min(Math.max(width * by, wide / 12), wide);
    from = middle - width / 2;
    show();
  });
  svg.addEventListener("pointerdown", (event) => { if (width < wide) held = { x: event.clientX, from }; });
  svg.addEventListener("pointermove", (event) => { if (held) { from = held.from - ((event.clientX - held.x) / svg.clientWidth) * width; show(); } });
  for (const name of ["pointerup", "pointerleave"]) svg.addEventListener(name, () => { held = null; });
}
