// Documents dropped on the form, and what becomes of those that were sent, looked at again while some are at work.
export function upload(page) {
  const form = page.querySelector("[data-upload]");
  if (!form) return;
  const field = form.querySelector("[type=file]");
  for (const name of ["dragover", "dragleave", "drop"])
    form.addEventListener(name, (event) => { event.preventDefault(); form.classList.toggle("over", name === "dragover"); if (name === "drop" && event.dataTransfer.files.length) field.files = event.dataTransfer.files; });
  const sent = page.querySelector("[data-sent]");
  if (Number(sent?.dataset.working)) watch(page, sent);
}

async function watch(page, sent) {
  const bar = sent.querySelector("progress");
  for (;;) {
    await new Promise((done) => setTimeout(done, 700));
    const answer = await fetch("/upload.json");
    if (!answer.ok) return;
    const data = await answer.json();
    if (bar) { bar.max = data.sent.length; bar.value = data.sent.length - data.working; }
    if (data.working !== Number(sent.dataset.working)) { page.location.reload(); return; }
  }
}
