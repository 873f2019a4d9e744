// The message thread. Bubbles are only ever added, so that a screen reader reads out each new one and no other.
import { dayOf, el, inOrder, timeOf, word } from "./dom.js";

const thread = document.getElementById("thread");
const list = document.getElementById("bubbles");
const pending = document.getElementById("sending");
const hint = document.getElementById("hint");

export class Thread {
  /** Lines of the host's record that are shown. */
  lines = 0;
  #day = null;
  #atEnd = true;

  constructor() {
    thread.addEventListener("scroll", () => { this.#atEnd = isAtEnd(); });
    // A keyboard or a longer text in the field takes room away: what was last said stays in sight.
    new ResizeObserver(() => this.#atEnd && toEnd()).observe(thread);
  }

  get isEmpty() {
    return list.childElementCount === 0;
  }

  append(bubbles, lines, language) {
    this.lines = lines;
    // Whoever has scrolled back to read is left there.
    const follows = isAtEnd();
    for (const bubble of bubbles) {
      this.#startDay(bubble.at);
      list.append(bubbleOf(bubble, language));
    }
    hint.hidden ||= bubbles.length > 0;
    if (bubbles.length > 0 && follows) {
      reveal(list.lastElementChild);
    }
  }

  /** The host has forgotten this person; a real phone would still show what came to it. */
  keepErased(turn) {
    const now = new Date().toISOString();
    const last = turn ? [{ at: now, fromPerson: true, text: turn.said }, ...turn.bubbles] : [];
    this.append(last, 0, null);
  }

  clear() {
    list.replaceChildren();
    pending.replaceChildren();
    hint.hidden = false;
    this.lines = 0;
    this.#day = null;
  }

  /** A bubble on its way, which the caller removes once it has arrived. */
  sending(text) {
    const note = el("small", {}, word("sending"));
    const bubble = el("div", { class: "bubble mine pending" }, el("p", { dir: "auto" }, inOrder(text)), note);
    pending.append(bubble);
    hint.hidden = true;
    reveal(bubble);
    return {
      remove: () => bubble.remove(),
      fail: (reason, again) => {
        bubble.classList.add("failed");
        note.replaceChildren(reason, again ? " " : "", again ? retry(again, bubble, note) : "");
        note.setAttribute("role", "alert");
      },
    };
  }

  #startDay(at) {
    const day = dayOf(at);
    if (day !== this.#day) {
      this.#day = day;
      list.append(el("p", { class: "day" }, day));
    }
  }
}

function bubbleOf(bubble, language) {
  return el("div", { class: `bubble ${bubble.fromPerson ? "mine" : "theirs"}` },
    el("span", { class: "unseen" }, word(bubble.fromPerson ? "you" : "them")),
    el("p", { dir: "auto", lang: bubble.fromPerson ? null : language }, inOrder(bubble.text)),
    el("small", {}, el("time", { datetime: bubble.at }, timeOf(bubble.at)), bubble.fromPerson ? "" : cost(bubble)));
}

function cost(bubble) {
  const segments = `${bubble.segments} ${word(bubble.segments === 1 ? "segment" : "segments")}`;
  const forced = bubble.forcedBy ? `, ${word("forced")} “${bubble.forcedBy}”` : "";
  return el("span", { class: bubble.segments > 3 ? "dear" : null }, ` · ${segments} · ${bubble.characters} ${word("characters")}${forced}`);
}

function retry(again, bubble, note) {
  const button = el("button", { type: "button", class: "plain" }, word("again"));
  button.addEventListener("click", () => {
    bubble.classList.remove("failed");
    note.replaceChildren(word("sending"));
    again();
  });
  return button;
}

// A text longer than the screen is shown from its beginning, as one reads it.
function reveal(bubble) {
  if (bubble.offsetHeight > thread.clientHeight - 24) {
    thread.scrollTop = bubble.offsetTop - 12;
  } else {
    toEnd();
  }
}

const isAtEnd = () => thread.scrollHeight - thread.scrollTop - thread.clientHeight < 80;

function toEnd() {
  thread.scrollTop = thread.scrollHeight;
}
