// The case queue: what was handed over, most urgent first, kept up to date.
import { el, levelBadge, whileVisible, word } from "./dom.js";

const list = document.getElementById("intakes");
let shown = null;

async function look() {
  const queue = await fetch("/queue/list").then(response => (response.ok ? response.json() : null)).catch(() => null);
  document.getElementById("trouble").hidden = queue !== null;
  if (queue === null) {
    return;
  }
  const drawn = JSON.stringify([queue.intakes, queue.deadLetters, Math.floor(Date.parse(queue.now) / 60_000)]);
  if (drawn !== shown) {
    shown = drawn;
    draw(queue);
  }
}

function draw(queue) {
  const focused = document.activeElement?.getAttribute("href");
  list.replaceChildren(...queue.intakes.map(intake => row(intake, Date.parse(queue.now))));
  if (focused) {
    list.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
  }
  document.getElementById("empty").hidden = queue.intakes.length > 0;
  document.getElementById("dead").hidden = queue.deadLetters === 0;
  document.getElementById("dead-count").textContent = queue.deadLetters;
  say(queue.intakes);
}

function say(intakes) {
  const emergencies = intakes.filter(intake => intake.level === "emergency").length;
  const total = `${intakes.length} ${word(intakes.length === 1 ? "intake" : "intakes")}`;
  const text = emergencies > 0 ? `${total}, ${emergencies} ${word(emergencies === 1 ? "emergency" : "emergencies")}` : total;
  const count = document.getElementById("count");
  if (count.textContent !== text) {
    count.textContent = text;
  }
}

function row(intake, now) {
  const language = intake.language ?? word("language.unknown");
  const more = intake.moreReasons > 0 ? el("span", { class: "quiet" }, ` +${intake.moreReasons} ${word("more")}`) : null;
  return el("li", {},
    el("a", { href: `/queue/${encodeURIComponent(intake.id)}` },
      el("span", { class: "badge" }, levelBadge(intake.level)),
      el("span", { class: "reference" }, intake.reference ?? intake.id),
      el("span", { class: "why" }, intake.why ?? word("no-reason"), more),
      el("span", { class: "facts" },
        [intake.interpreterNeeded ? `${language}, ${word("interpreter")}` : language, intake.state ? word(`state.${intake.state}`) : null].filter(Boolean).join(" · ")),
      el("time", { datetime: intake.since }, since(Date.parse(intake.since), now))));
}

function since(from, now) {
  const minutes = Math.max(0, Math.floor((now - from) / 60_000));
  return minutes === 0 ? word("now")
    : minutes < 120 ? `${word("waiting")} ${minutes} ${word("minutes")}`
    : minutes < 2880 ? `${word("waiting")} ${Math.floor(minutes / 60)} ${word("hours")}`
    : `${word("waiting")} ${Math.floor(minutes / 1440)} ${word("days")}`;
}

whileVisible(look, 3000);
