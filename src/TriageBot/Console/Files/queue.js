// Puts the queue as it is now in place of the one shown, without losing the filters or the place on the page.
const stale = document.getElementById("stale");
const count = document.getElementById("count");
const list = document.querySelector(".intakes");

async function renew() {
  const response = await fetch(location.href, { headers: { accept: "text/html", "x-renews": "1" } }).catch(() => null);
  if (response?.redirected) {
    // Signed out: nothing here would go on by itself.
    location.reload();
    return;
  }
  if (!response?.ok) {
    stale.hidden = false;
    return;
  }
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const focused = document.activeElement?.closest(".intakes a")?.getAttribute("href");
  list.replaceChildren(...page.querySelector(".intakes").childNodes);
  if (focused) {
    list.querySelector(`a[href="${focused}"]`)?.focus();
  }
  // Read out only where it says something new.
  const text = page.getElementById("count").textContent;
  if (count.textContent !== text) {
    count.textContent = text;
  }
  stale.hidden = true;
}

const changes = new EventSource("/console/queue/changes");
let wasLost = false;
changes.onmessage = renew;
changes.onerror = () => {
  wasLost = true;
  stale.hidden = false;
};
changes.onopen = () => {
  stale.hidden = true;
  // What changed while nobody listened was not told.
  if (wasLost) {
    renew();
  }
};

// How long somebody has waited changes without anything happening.
setInterval(() => document.visibilityState === "visible" && renew(), 30_000);
