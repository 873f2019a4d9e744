// Puts the queue as it is now in place of the one shown, without losing the filters or the place on the page.
const stale = document.getElementById("stale");

async function renew() {
  const response = await fetch(location.href, { headers: { accept: "text/html" } }).catch(() => null);
  if (!response?.ok || response.redirected) {
    // Signed out, or the host is away: the next change or a click tells.
    stale.hidden = false;
    return;
  }
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  document.getElementById("queue").replaceChildren(...page.getElementById("queue").childNodes);
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
