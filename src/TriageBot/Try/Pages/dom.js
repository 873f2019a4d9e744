// What all pages share: making elements, the words of the page, times, and asking the host.

/** An element; children may be strings, nodes or nothing. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  // Only text and nodes, never markup: whatever a person wrote stays text.
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== ""));
  return element;
}

const words = new Map();
for (const word of document.getElementById("words").content.querySelectorAll("[data-word]")) {
  words.set(word.dataset.word, word.textContent);
}

/** A word of the page; an unknown key reads as itself. */
export function word(key) {
  return words.get(key) ?? key.slice(key.indexOf(".") + 1);
}

// With at least seven digits: less is an amount, a range or a menu's number, which read right as they stand.
const parted = /(\+?\p{Nd}(?:[-. ()]{0,2}\p{Nd}){6,})/u;

/** A text whose phone numbers and dates stay in order between words that run from the right. */
export const inOrder = text => String(text).split(parted).map((part, place) => (place % 2 ? el("bdi", { dir: "ltr" }, part) : part));

const clock = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const day = new Intl.DateTimeFormat(undefined, { weekday: "long", month: "long", day: "numeric" });
const date = new Intl.DateTimeFormat(undefined, { weekday: "short", year: "numeric", month: "short", day: "numeric" });

export const timeOf = at => clock.format(new Date(at));

/** A date without a time, such as 2026-11-26, as it is everywhere. */
export const dateOf = iso => date.format(new Date(`${iso}T12:00`));

export function dayOf(at, now = new Date()) {
  const days = Math.round((startOfDay(now) - startOfDay(new Date(at))) / 86_400_000);
  return days === 0 ? word("today") : days === 1 ? word("yesterday") : day.format(new Date(at));
}

/** Bytes as people say them. */
export const sizeOf = bytes => (bytes < 1000 ? `${bytes} B` : bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`);

const startOfDay = at => new Date(at.getFullYear(), at.getMonth(), at.getDate());

/** A level that is told apart without colour: by its word and by how many bars are full. */
export function levelBadge(level) {
  const bars = ["routine", "within-72h", "same-day", "emergency"].indexOf(level) + 1;
  return el("span", { class: `level ${level}` },
    el("span", { class: "bars", "aria-hidden": "true" }, [1, 2, 3, 4].map(bar => el("i", { class: bar <= bars ? "full" : null }))),
    word(`level.${level}`));
}

/** Posts JSON; the answer's status and JSON. Rejects when the host cannot be reached. */
export async function post(url, body) {
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  return { ok: response.ok, status: response.status, json: response.ok ? await response.json() : null };
}

/** Runs the task now, whenever the page comes into view, and every so often while it is. */
export function whileVisible(task, milliseconds) {
  setInterval(() => document.visibilityState === "visible" && task(), milliseconds);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && task());
  task();
}
