// Keys for those who like them, listed under "?" and turned off there.
const OFF = "workshop-keys-off";
const typing = (target) => target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

export function listenForKeys() {
  const list = document.getElementById("keys");
  const off = list?.querySelector("[name=off]");
  if (!off) return;
  off.checked = localStorage.getItem(OFF) === "y";
  off.addEventListener("change", () => localStorage.setItem(OFF, off.checked ? "y" : "n"));
  for (const button of document.querySelectorAll("[data-keys]")) {
    button.hidden = false;
    button.addEventListener("click", () => list.showModal());
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "?" && !typing(event.target) && !off.checked) list.showModal();
    else if (!off.checked) act(event);
  });
}

function act(event) {
  const key = event.key.toLowerCase();
  const command = event.ctrlKey || event.metaKey;
  if (command && key === "s") press(event, "form[data-autosave] button[value=stay], .editor button:not([name=shift]), .side-by-side button");
  else if (command && key === "z" && !typing(event.target)) press(event, `[data-step=${event.shiftKey ? "redo" : "undo"}] button:enabled`);
  else if (command && key === "y" && !typing(event.target)) press(event, "[data-step=redo] button:enabled");
  else if (event.altKey && key === "n") add(event);
  else if (event.altKey && key === "pagedown") press(event, "a[rel=next]");
  else if (event.altKey && key === "pageup") press(event, "a[rel=prev]");
}

function press(event, what) {
  const found = document.querySelector(what);
  if (!found) return;
  event.preventDefault();
  found.click();
}

// A new question in the section where one is, else in the last.
function add(event) {
  const parts = [...document.querySelectorAll(".part[data-section]")];
  const part = document.activeElement?.closest(".part[data-section]") ?? parts.at(-1);
  const fold = part?.querySelector("details.add");
  if (!fold) return;
  event.preventDefault();
  fold.open = true;
  fold.querySelector("textarea").focus();
}
