// A form whose choices decide what can be chosen next goes on by itself when one is made.
export function followChoices(form) {
  form.addEventListener("change", (event) => {
    if (event.target.matches("select, [type=checkbox], [type=radio]")) {
      sessionStorage.setItem("follow", event.target.name);
      form.requestSubmit(form.querySelector("button[value=on]") ?? form.querySelector("button"));
    }
  });
  const name = sessionStorage.getItem("follow");
  sessionStorage.removeItem("follow");
  if (name) form.elements[name]?.focus?.();
}
