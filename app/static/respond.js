// Saves by itself every few seconds, and keeps what was typed on this device while the network is away. Everything works without it.
const PAUSE = 4000;
const form = document.getElementById("answers");

function address() {
  let hash = 5381;
  for (const letter of location.pathname.replace(/~[^/]*/, "")) hash = ((hash * 33) ^ letter.charCodeAt(0)) >>> 0;
  return `answers-${hash}`;
}

function fields() {
  return [...new FormData(form)];
}

function put(kept) {
  const values = new Map();
  for (const [name, value] of kept) values.set(name, [...(values.get(name) ?? []), value]);
  for (const field of form.elements) {
    if (!field.name || field.type === "hidden" || field.type === "submit") continue;
    const chosen = values.get(field.name) ?? [];
    if (field.type === "radio" || field.type === "checkbox") field.checked = chosen.includes(field.value);
    else field.value = chosen[0] ?? "";
  }
}

function watch() {
  const told = document.getElementById("saved");
  const place = address();
  let sent = JSON.stringify(fields());
  let timer = 0;
  let leaving = false;

  const keep = (text) => {
    try { localStorage.setItem(place, text); } catch { /* a private window keeps nothing */ }
  };
  const forget = () => {
    try { localStorage.removeItem(place); } catch { /* nothing was kept */ }
  };
  const say = (what) => {
    if (told.textContent !== (told.dataset[what] ?? "")) told.textContent = told.dataset[what] ?? "";
  };

  async function save() {
    const text = JSON.stringify(fields());
    if (leaving || text === sent) return true;
    const body = new URLSearchParams(JSON.parse(text));
    body.set("go", "save");
    try {
      const answer = await fetch(location.href, { method: "POST", body, redirect: "manual", signal: AbortSignal.timeout(15000) });
      if (answer.status !== 204) throw new Error("not saved");
      sent = text;
      forget();
      say("saved");
      return true;
    } catch {
      keep(text);
      say("away");
      return false;
    }
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(async () => { if (!(await save())) soon(); }, PAUSE);
  }

  try {
    const kept = localStorage.getItem(place);
    if (kept) { put(JSON.parse(kept)); soon(); }
  } catch { /* nothing was kept */ }

  form.addEventListener("input", soon);
  addEventListener("online", soon);
  form.addEventListener("submit", (event) => {
    if (!navigator.onLine) {
      event.preventDefault();
      keep(JSON.stringify(fields()));
      say("away");
      return;
    }
    if (leaving) { event.preventDefault(); return; }
    leaving = true;
    clearTimeout(timer);
    forget();
  });
  addEventListener("pageshow", () => { leaving = false; });
}

if (form) watch();
document.getElementById("summary")?.focus();
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
