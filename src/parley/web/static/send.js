// A form sent without leaving the page: the answer as data, or the error that it is.
export async function send(form) {
  const answer = await fetch(form.action, {
    method: "POST",
    headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(new FormData(form)),
  });
  const data = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(data.error?.message ?? answer.statusText), { status: answer.status });
  return data;
}
