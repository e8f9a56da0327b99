// Saves a form a moment after its writer pauses. What changes the form itself (another kind, another choice) is sent as a page.
import { ask, refreshPreview } from "./asking.js";

const PAUSE = 1200;
const CHANGES_FORM = ["kind", "options", "drop", "meaning", "code"];

export function saveWhileTyping(form) {
  const status = form.querySelector("[data-saved]");
  let timer = 0;
  let sent = written(form);

  const say = (sentence, wrong) => {
    status.textContent = sentence;
    status.classList.toggle("error", Boolean(wrong));
  };

  async function save() {
    const now = written(form);
    if (now === sent) return;
    const body = new URLSearchParams(now);
    body.set("seen", form.elements.seen.value);
    try {
      const { status: code, facts } = await ask(form.action, body);
      if (code === 200) {
        sent = now;
        form.elements.seen.value = facts.seen;
        say(status.dataset.saved);
        refreshPreview();
      } else say((facts.wrong ?? [status.dataset.unsaved]).join(" "), true);
    } catch {
      say(status.dataset.unsaved, true);
      timer = setTimeout(save, 5 * PAUSE);
    }
  }

  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (CHANGES_FORM.includes(event.target.name) || event.target.name?.startsWith("tick.")) {
      say(status.dataset.unsaved);
      return;
    }
    say("");
    timer = setTimeout(save, PAUSE);
  });
  form.elements.kind?.addEventListener("change", () => form.requestSubmit());
  form.addEventListener("submit", () => clearTimeout(timer));
  addEventListener("beforeunload", (event) => {
    if (written(form) !== sent && !form.dataset.leaving) event.preventDefault();
  });
  form.addEventListener("submit", () => { form.dataset.leaving = "yes"; });
}

function written(form) {
  const fields = new URLSearchParams(new FormData(form));
  fields.delete("seen");
  return fields.toString();
}
