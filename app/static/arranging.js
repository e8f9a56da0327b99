// Makes orders, shares and places on a line easier to give: buttons and dragging, a running sum, a line to point at. The fields are filled
// as by hand.
const told = (words, option, place) => words.replace("$", option).replace("#", place);

function changed(field) {
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function ranked(list) {
  const rows = [...list.children].map((row) => ({ row, field: row.querySelector("select"), name: row.querySelector("span").textContent }));
  const most = rows[0].field.length - 1;
  const say = document.createElement("p");
  say.className = "unseen";
  say.setAttribute("role", "status");
  list.after(say);

  const placed = () => rows.filter(({ field }) => field.value).sort((a, b) => a.field.value - b.field.value);

  // Rows with a place first, in their order; the others stay as they are written.
  function show() {
    const order = placed();
    rows.forEach((one) => one.row.classList.toggle("placed", order.includes(one)));
    [...order, ...rows.filter((one) => !order.includes(one))].forEach(({ row }) => list.append(row));
  }

  // The places of these rows, from 1 on; whoever is over the last place loses it.
  function give(order, moved) {
    const focus = document.activeElement;
    rows.forEach((one) => {
      const place = order.indexOf(one) + 1;
      one.field.value = place > 0 && place <= most ? place : "";
    });
    show();
    focus?.focus();
    say.textContent = told(moved.field.value ? list.dataset.placed : list.dataset.free, moved.name, Number(moved.field.value).toLocaleString(document.documentElement.lang));
    changed(moved.field);
  }

  function step(one, by) {
    const order = placed();
    const at = order.indexOf(one);
    if (at < 0) order.splice(by < 0 ? Math.min(order.length, most - 1) : order.length, 0, one);
    else if (by > 0 && at === order.length - 1) order.splice(at, 1);
    else order.splice(Math.max(0, at + by), 0, ...order.splice(at, 1));
    give(order, one);
  }

  function hold(one, start) {
    const grip = start.currentTarget;
    const from = start.clientY;
    grip.setPointerCapture(start.pointerId);
    one.row.classList.add("held");
    const move = (event) => { one.row.style.transform = `translateY(${event.clientY - from}px)`; };
    const drop = (event) => {
      one.row.classList.remove("held");
      one.row.style.transform = "";
      grip.removeEventListener("pointermove", move);
      if (event.type !== "pointerup" || Math.abs(event.clientY - from) < 8) return;
      const above = [...list.children].filter((row) => row !== one.row && middle(row) < event.clientY);
      const order = placed().filter((other) => other !== one);
      order.splice(order.filter(({ row }) => above.includes(row)).length, 0, one);
      give(order, one);
    };
    grip.addEventListener("pointermove", move);
    grip.addEventListener("pointerup", drop, { once: true });
    grip.addEventListener("pointercancel", drop, { once: true });
  }

  for (const one of rows) {
    const grip = document.createElement("span");
    grip.className = "grip";
    grip.textContent = "⠿";
    grip.setAttribute("aria-hidden", "true");
    grip.addEventListener("pointerdown", (event) => hold(one, event));
    one.row.append(...[["up", "↑", -1], ["down", "↓", 1]].map(([name, sign, by]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sign;
      button.setAttribute("aria-label", told(list.dataset[name], one.name));
      button.addEventListener("click", () => step(one, by));
      return button;
    }), grip);
    one.field.addEventListener("change", () => {
      const order = placed().filter((other) => other !== one);
      if (one.field.value) order.splice(one.field.value - 1, 0, one);
      give(order, one);
    });
  }
  show();
}

const middle = (row) => row.getBoundingClientRect().top + row.offsetHeight / 2;

function added(sum) {
  const fields = [...sum.parentElement.querySelectorAll(".list input")];
  const add = () => {
    const given = fields.map((field) => number(field.value) ?? 0).reduce((all, one) => all + one, 0);
    const left = sum.dataset.total - given;
    sum.hidden = fields.every((field) => !field.value.trim());
    sum.textContent = left ? told(left > 0 ? sum.dataset.left : sum.dataset.over, "", Math.abs(left).toLocaleString(document.documentElement.lang)) : sum.dataset.done;
  };
  fields.forEach((field) => field.addEventListener("input", add));
  add();
}

// A line to point at. Its place is written into the field; until somebody points or writes, the line has no mark and nothing is answered.
function slid({ dataset: { low, high, none, point: how }, lastElementChild: row }) {
  const field = row.querySelector("input");
  const line = Object.assign(document.createElement("input"), { type: "range", min: low, max: high });
  line.setAttribute("aria-label", field.labels[0].textContent);
  const show = () => {
    const place = number(field.value);
    const given = Number.isInteger(place) && place >= +low && place <= +high;
    line.classList.toggle("empty", !given);
    if (given) line.value = place;
    line.style.setProperty("--at", `${(100 * (line.value - low)) / (high - low)}%`);
    line.setAttribute("aria-valuetext", given ? place.toLocaleString(document.documentElement.lang) : none);
  };
  const point = () => {
    field.value = line.value;
    changed(field);
  };
  line.addEventListener("input", point);
  line.addEventListener("click", point);
  field.addEventListener("input", show);
  row.querySelector("span").textContent = how;
  row.before(line);
  show();
}

document.querySelectorAll(".ranks").forEach(ranked);
document.querySelectorAll(".sum").forEach(added);
document.querySelectorAll(".slide").forEach(slid);
