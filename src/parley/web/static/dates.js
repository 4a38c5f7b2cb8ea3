// A date that is no EDTF level 1 is shown at once; the server has the last word.
const POINT = "(?:\\d{4}|\\d{3}X|\\d{2}XX|XXXX)(?:-(?:0[1-9]|1[0-2]|XX)(?:-(?:0[1-9]|[12]\\d|3[01]|XX))?)?[~?%]?";
const EDTF = new RegExp(`^(?:${POINT}|(?:${POINT}|\\.\\.)?/${POINT}|${POINT}/(?:\\.\\.)?)$`);

export function dates(page) {
  for (const field of page.querySelectorAll("[data-edtf]"))
    field.addEventListener("input", () => {
      const wrong = field.value.trim() !== "" && !EDTF.test(field.value.trim());
      field.classList.toggle("wrong", wrong);
      field.setAttribute("aria-invalid", String(wrong));
    });
}
