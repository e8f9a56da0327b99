// Saves by itself every few seconds, and keeps what was typed on this device while the network is away. Everything works without it.
const PAUSE = 4000;
const form = document.getElementById("answers");
const place = address();

// Where this page's answers are kept: its path as a number, without the link in it.
function address() {
  let hash = 5381;
  for (const letter of location.pathname.replace(/~[^/]*/, "")) hash = ((hash * 33) ^ letter.charCodeAt(0)) >>> 0;
  return `answers-${hash}`;
}

// A private window may refuse to keep anything; then nothing is kept.
function store(where, name, value) {
  try {
    if (value === undefined) return where().getItem(name);
    if (value === null) where().removeItem(name);
    else where().setItem(name, value);
  } catch { /* as if nothing was there */ }
  return null;
}
const device = () => localStorage;
const tab = () => sessionStorage;

function typed() {
  return JSON.stringify([...new FormData(form)]);
}

function put(kept) {
  for (const field of form.elements) {
    if (!field.name || field.type === "hidden" || field.type === "submit") continue;
    const values = kept.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
    else field.value = values[0] ?? "";
  }
}

function watch() {
  const told = document.getElementById("saved");
  const say = (what) => { if (told.textContent !== told.dataset[what]) told.textContent = told.dataset[what]; };
  let sent = typed();
  let timer = 0;
  let leaving = false;

  // Whether to try again: only the network's absence is worth it.
  async function save() {
    const text = typed();
    if (leaving || text === sent) return false;
    const body = new URLSearchParams(JSON.parse(text));
    body.set("go", "save");
    try {
      const answer = await fetch(location.href, { method: "POST", body, redirect: "manual", signal: AbortSignal.timeout?.(15000) });
      if (answer.status === 204) {
        sent = text;
        store(device, place, null);
        say("saved");
      }
      return false;
    } catch {
      store(device, place, text);
      say("away");
      return true;
    }
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(async () => { if (await save()) soon(); }, PAUSE);
  }

  const kept = store(device, place);
  if (kept) {
    put(JSON.parse(kept));
    soon();
  }

  form.addEventListener("input", soon);
  addEventListener("online", soon);
  addEventListener("pageshow", () => { leaving = false; });
  form.addEventListener("submit", (event) => {
    store(device, place, typed());
    if (leaving || !navigator.onLine) {
      event.preventDefault();
      if (!leaving) say("away");
      return;
    }
    leaving = true;
    store(tab, "left", place);
  });
}

// Whoever left a page and arrived at another has had the answers taken; the copy goes.
const left = store(tab, "left");
if (left && (left !== place || document.getElementById("summary"))) {
  store(device, left, null);
  store(tab, "left", null);
}
if (form?.querySelector("button")) watch();
document.getElementById("summary")?.focus();
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
