// Talking with the server, and with those who listen to the page.

// What the server said: { status, facts }. Throws when the network is away.
export async function ask(address, body) {
  const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual" });
  const facts = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : {};
  return { status: answer.status, facts };
}

export function tell(sentence) {
  const place = document.getElementById("told");
  if (place) place.textContent = sentence;
}

// The preview beside the page, at the same place as before.
export function refreshPreview() {
  const frame = document.getElementById("live");
  if (!frame?.contentWindow) return;
  const top = frame.contentWindow.scrollY;
  frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, top), { once: true });
  frame.contentWindow.location.reload();
}

// Takes the named parts of this page anew from the server.
export async function refresh(...names) {
  const text = await (await fetch(location.href)).text();
  const fresh = new DOMParser().parseFromString(text, "text/html");
  for (const name of names) {
    const old = document.querySelector(name);
    const now = fresh.querySelector(name);
    if (old && now) old.replaceWith(document.adoptNode(now));
  }
}
