// Words selected in the text of a document: a link to add an event to them, and the passage that an address names.
export function select(page) {
  const text = page.querySelector("[data-text]");
  if (!text) return;
  passage(page, text);
  const link = page.querySelector("#add-selected");
  if (!link) return;
  page.addEventListener("selectionchange", () => {
    const chosen = page.getSelection();
    const inside = chosen && !chosen.isCollapsed && text.contains(chosen.anchorNode) && text.contains(chosen.focusNode);
    const span = inside ? [place(chosen.anchorNode, chosen.anchorOffset), place(chosen.focusNode, chosen.focusOffset)].sort((a, b) => a - b) : null;
    link.hidden = !span || span[0] === span[1] || span.some(Number.isNaN);
    if (!link.hidden) link.href = `/document/${link.dataset.document}/add?from=${span[0]}&to=${span[1]}`;
  });
  page.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "n" && !link.hidden && event.target.tagName !== "INPUT") link.click();
  });
}

// The number of code points before a place in the text; a run says where it begins.
function place(node, offset) {
  const run = (node.nodeType === 3 ? node.parentElement : node).closest("[data-start]");
  if (!run) return NaN;
  if (node.nodeType !== 3) return Number(run.dataset.start);
  return Number(run.dataset.start) + [...node.data.slice(0, offset)].length;
}

function passage(page, text) {
  const named = text.querySelector("[data-passage]");
  if (!named) return;
  const [from, to] = named.dataset.passage.split(" ").map(Number);
  const runs = [...text.querySelectorAll("span[data-start], a[data-start]")].filter((run) => {
    const start = Number(run.dataset.start);
    return start < to && start + [...run.textContent].length > from;
  });
  for (const run of runs) run.classList.add("passage-on");
  runs[0]?.scrollIntoView({ block: "center" });
}
