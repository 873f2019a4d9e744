// Turns pages in place, so that "back" finds none of them, and empties the screen of a device that nobody touches.
// Everything works without this file, a page at a time.
const leave = document.getElementById("leave").href;
const start = document.body.dataset.start;
let until = 0;

function go(address) {
  // Before the network answers: whoever stands behind must see nothing at once.
  document.body.replaceChildren();
  location.replace(address);
}

function touched() {
  const clears = document.getElementById("clears");
  until = clears ? Date.now() + clears.dataset.seconds * 1000 : 0;
  show();
}

function show() {
  const clears = document.getElementById("clears");
  if (!clears) {
    return;
  }
  const left = Math.max(0, Math.ceil((until - Date.now()) / 1000));
  clears.hidden = false;
  clears.classList.toggle("soon", left <= 30);
  clears.querySelector("b").textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  if (left === 0) {
    go(start);
  }
}

async function send(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  const fields = [...document.querySelectorAll("main button, main textarea")];
  fields.forEach(field => { field.disabled = true; });
  const response = await fetch(form.action, { method: "POST", body, cache: "no-store" }).catch(() => null);
  if (response?.ok) {
    turn(new DOMParser().parseFromString(await response.text(), "text/html"));
  } else if (response !== null && response.status < 429) {
    go(start);
  } else {
    fields.forEach(field => { field.disabled = false; });
    form.classList.add("failed");
    button.focus();
  }
}

function turn(page) {
  document.documentElement.lang = page.documentElement.lang;
  document.documentElement.dir = page.documentElement.dir;
  document.getElementById("leave").textContent = page.getElementById("leave").textContent;
  document.querySelector("main").replaceWith(document.adoptNode(page.querySelector("main")));
  scrollTo(0, 0);
  document.getElementById("said")?.focus();
  touched();
}

document.addEventListener("submit", event => {
  event.preventDefault();
  send(event.target, event.submitter ?? event.target.querySelector("button"));
});

document.addEventListener("click", event => {
  const link = event.target.closest("a");
  if (link) {
    event.preventDefault();
    go(link.href);
  }
});

document.addEventListener("keydown", event => event.key === "Escape" && go(leave));

for (const sign of ["pointerdown", "pointermove", "keydown", "input", "wheel"]) {
  document.addEventListener(sign, touched, { passive: true });
}

// A browser that keeps a page to come back to keeps an empty one, and then begins anew.
addEventListener("pagehide", () => document.body.replaceChildren());
addEventListener("pageshow", event => event.persisted && location.replace(start));

setInterval(show, 1000);
touched();
