// Typing a sheet without the mouse: Enter goes on to the next field, and a field that one key answers goes on by itself.

const form = document.querySelector("[data-typing]");
const fields = [...form.querySelectorAll("input:not([type=hidden]), textarea, select, button")];

function goOn(field) {
  const next = fields[fields.indexOf(field) + 1];
  next?.focus();
  next?.select?.();
}

form.addEventListener("keydown", (event) => {
  const field = event.target;
  if (event.key !== "Enter" || event.isComposing || field.tagName === "BUTTON") return;
  if (field.tagName === "TEXTAREA" && !event.ctrlKey) return;
  event.preventDefault();
  goOn(field);
});

form.addEventListener("input", (event) => {
  if ("single" in event.target.dataset && event.inputType === "insertText" && event.target.value.length === 1) goOn(event.target);
});

(document.querySelector("[aria-invalid=true]") ?? fields[0])?.focus();
