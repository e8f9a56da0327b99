// Saves a wording as soon as its writer goes on, and a moment after a pause; says beside it whether it is saved.
import { ask } from "./asking.js";

const PAUSE = 1200;

export function saveWordings(form) {
  const words = form.querySelector("[data-saved]").dataset;
  const waiting = new Map();

  async function save(field) {
    clearTimeout(waiting.get(field));
    if (field.value.trim() === (field.dataset.sent ?? field.defaultValue).trim()) return;
    const key = field.name.slice("to.".length);
    const seen = form.elements[`seen.${key}`];
    const sent = field.value;
    const body = new URLSearchParams({ csrf_token: form.elements.csrf_token.value, [field.name]: sent, [seen.name]: seen.value });
    try {
      const { status, facts } = await ask(form.action, body);
      if (status !== 200) return say(field, (facts.wrong ?? [words.unsaved]).join(" "), true);
      field.dataset.sent = sent;
      seen.value = facts.seen[key];
      say(field, words.saved);
      field.closest(".pair").classList.toggle("is-missing", !sent.trim());
      document.querySelector("[data-told]").textContent = facts.told;
    } catch {
      say(field, words.unsaved, true);
      waiting.set(field, setTimeout(() => save(field), 5 * PAUSE));
    }
  }

  function say(field, sentence, wrong) {
    const state = field.parentElement.querySelector(".state");
    state.textContent = sentence;
    state.classList.toggle("error", Boolean(wrong));
    field.setAttribute("aria-invalid", String(Boolean(wrong)));
  }

  form.addEventListener("input", ({ target }) => {
    if (!target.name?.startsWith("to.")) return;
    clearTimeout(waiting.get(target));
    waiting.set(target, setTimeout(() => save(target), PAUSE));
  });
  form.addEventListener("change", ({ target }) => { if (target.name?.startsWith("to.")) save(target); });
  form.addEventListener("submit", () => { for (const timer of waiting.values()) clearTimeout(timer); form.dataset.leaving = "yes"; });
  addEventListener("beforeunload", (event) => {
    const unsaved = [...form.querySelectorAll("textarea")].some((one) => one.value.trim() !== (one.dataset.sent ?? one.defaultValue).trim());
    if (unsaved && !form.dataset.leaving) event.preventDefault();
  });
}
