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

// Conditions, followed on the page as app/respond/mirroring.py writes them; the server has the last word. An answer is [value] or [null, reason].
const LARGEST = 1e15;
const DAY = /^\d{4}-\d\d-\d\d$/;
const SIGNS = {
  "<": (a, b) => a < b, "<=": (a, b) => a <= b, ">": (a, b) => a > b, ">=": (a, b) => a >= b,
};

export function holds(tree, of) {
  if (!Array.isArray(tree)) return tree;
  const [how, ...rest] = tree;
  if (how === "!") return !holds(rest[0], of);
  if (how === "&") return rest.every((part) => holds(part, of));
  if (how === "|") return rest.some((part) => holds(part, of));
  if (how === "has") return chosen(of[rest[0]]).includes(rest[1]);
  if (how in SIGNS || how === "==" || how === "!=") return compares(how, amount(rest[0], of), rest[1].map((term) => amount(term, of)));
  const [value, reason] = of[rest[0]] ?? [];
  return how === "answered" ? value != null : value == null && (reason ?? "skipped") === how;
}

function amount(term, of) {
  if (!Array.isArray(term)) return term;
  const [how, ...rest] = term;
  if (how === "$") return plain(of[rest[0]]);
  if (how === "count") return rest.filter((part) => holds(part, of)).length;
  if (how === "chosen") {
    const [code, ...among] = rest;
    const picked = chosen(of[code]);
    return among.length ? among.filter((option) => picked.includes(option)).length : picked.length;
  }
  const numbers = rest.map((code) => plain(of[code])).filter((value) => typeof value === "number");
  if (!numbers.length) return null;
  const total = numbers.reduce((sum, value) => sum + value, 0);
  return how === "mean" ? total / numbers.length : total;
}

function plain(answer) {
  const value = answer?.[0];
  return typeof value === "string" || (typeof value === "number" && Math.abs(value) <= LARGEST) ? value : null;
}

const chosen = (answer) => (Array.isArray(answer?.[0]) ? answer[0] : []);

function compares(sign, left, rights) {
  if (left === null || rights.includes(null)) return false;
  if (sign in SIGNS) return rights.every((right) => inOrder(left, sign, right));
  return rights.some((right) => same(left, right)) === (sign === "==");
}

function same(left, right) {
  if (typeof left === "string" || typeof right === "string") return left === right;
  return Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(left), Math.abs(right));
}

function inOrder(left, sign, right) {
  if (typeof left === "string" && typeof right === "string") return DAY.test(left) && DAY.test(right) && SIGNS[sign](left, right);
  if (typeof left === "string" || typeof right === "string") return false;
  return same(left, right) ? sign.includes("=") : SIGNS[sign](left, right);
}

// A number in the digits of our scripts, with a point or a comma; the server reads more.
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0x9e6];
function number(text) {
  const western = text.trim().replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0);
    return String(code - ZEROS.find((zero) => code >= zero && code < zero + 10));
  }).replace(/[,\u066b\u060c]/, ".").replace(/[−–]/, "-").replace(/[ '’\u00a0\u202f\u2009\u066c]/g, "");
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(western) ? Number(western) : null;
}

// What stands on the page for one question, as the server would read it; null for what only the server can read.
function given(code, sort, other) {
  const fields = [...form.elements].filter(({ name, type, checked }) => name.split(":")[0] === `q.${code}` && (!/radio|checkbox/.test(type) || checked));
  const values = fields.map((field) => field.value).filter((value) => value.trim());
  if (fields.some((field) => field.name.includes(":"))) return inParts(values, form.querySelector(`[name="reason.${code}"]:checked`)?.value);
  const reason = values.find((value) => value[0] === "-" && fields[0].type === "radio") ?? form.querySelector(`[name="reason.${code}"]:checked`)?.value;
  const beside = form.elements[`other.${code}`]?.value.trim();
  if (beside && other && !(sort === "option" && values.length) && !values.includes(other)) values.push(other);
  if (reason) return [null, values.length && fields[0].type !== "radio" ? undefined : reason.slice(1)];
  if (!values.length) return [null];
  if (sort === "options") return [values];
  if (sort === "amount") {
    const amount = fields[0].type === "radio" ? Number(values[0]) : number(values[0]);
    return amount === null ? null : [amount];
  }
  if (sort === "day" && !DAY.test(values[0])) return null;
  return [sort === "words" ? values[0].normalize("NFC").trim().replace(/\s+/g, " ") : values[0]];
}

// A question of several parts is answered if one of them is; a reason counts if it stands alone.
function inParts(values, reason) {
  const said = values.filter((value) => value[0] !== "-");
  if (said.length) return reason ? [null] : [said];
  return [null, (reason ?? values[0])?.slice(1)];
}

// What depends on something that only the server can read stays as the server showed it; and what was seen once counts as seen, so that
// nobody is sent back for it again.
function follow({ items, given: known }) {
  const of = { ...known };
  const seen = new Set(form.elements.shown.value.split(" "));
  for (const [code, sort, other, tree] of items) {
    const box = document.getElementById(`i.${code}`);
    if (!box) continue;
    const unread = Object.keys(of).filter((one) => of[one] === null).some((one) => JSON.stringify(tree).includes(JSON.stringify(one)));
    if (!unread) box.hidden = !holds(tree, of);
    if (box.hidden) continue;
    seen.add(code);
    if (sort) of[code] = given(code, sort, other);
  }
  form.elements.shown.value = [...seen].join(" ").trim();
}

// Gives whether something was kept on this device that the server has not shown.
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
  return kept;
}

// Whoever left a page and arrived at another has had the answers taken; the copy goes.
const left = store(tab, "left");
if (left && (left !== place || document.getElementById("summary"))) {
  store(device, left, null);
  store(tab, "left", null);
}
// An answer that asks for a reason opens the box for it; nothing closes it but the person.
form?.addEventListener("change", ({ target }) => {
  const box = "why" in target.dataset && target.closest(".q").querySelector(".why");
  if (box) box.open = true;
});
// “None of these”, or a reason for not answering, stands alone: what is ticked last stays.
form?.addEventListener("input", ({ target }) => {
  if (target.type !== "checkbox" || !target.checked) return;
  for (const one of target.closest(".q").querySelectorAll("[type=checkbox]:checked")) {
    if (one !== target && ("alone" in one.dataset || "alone" in target.dataset)) one.checked = false;
  }
});
const conditions = document.getElementById("conditions");
const kept = form?.querySelector("button") && watch();
if (conditions) {
  const again = () => follow(JSON.parse(conditions.textContent));
  form.addEventListener("input", again);
  if (kept) again();
}
document.getElementById("summary")?.focus();
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
