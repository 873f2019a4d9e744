// The phone: sends texts, shows the thread. What stands in it comes from the host; this page keeps nothing but a made-up address.
import { post, whileVisible, word } from "./dom.js";
import { showStaff } from "./staff.js";
import { Thread } from "./thread.js";

const composer = document.getElementById("composer");
const text = document.getElementById("text");
const trouble = document.getElementById("trouble");
const staff = document.getElementById("staff");
const thread = new Thread();

// The link of a fair or a shelter: /try?c=fair
const source = new URLSearchParams(location.search).get("c");

let contact = remembered() ?? newPerson();
// One thing at a time: texts leave in the order they were written, and looking never overtakes sending.
let line = Promise.resolve();
let waiting = 0;

function inLine(task) {
  waiting++;
  line = line.then(task).catch(() => tell("offline")).finally(() => waiting--);
  return line;
}

function send(words) {
  if (words.trim() === "") {
    return;
  }
  const message = { contact, id: randomName(), text: words, source };
  deliver(message, thread.sending(words));
}

function deliver(message, bubble) {
  inLine(async () => {
    if (message.contact !== contact) {
      return;
    }
    const answer = await post("/try/messages", message).catch(() => null);
    if (answer?.ok) {
      tell(null);
      bubble.remove();
      await look({ said: message.text, bubbles: answer.json.bubbles });
      return;
    }
    const hopeless = answer !== null && answer.status < 500;
    bubble.fail(word(hopeless ? "refused" : "failed"), hopeless ? null : () => deliver(message, bubble));
  });
}

async function look(turn) {
  const asked = contact;
  const answer = await post("/try/thread", { contact: asked, from: thread.lines });
  if (asked !== contact) {
    return;
  }
  if (!answer.ok) {
    tell("offline");
    return;
  }
  tell(null);
  const view = answer.json;
  document.getElementById("hotline").textContent = view.hotline;
  if (view.lines < thread.lines) {
    thread.keepErased(turn);
  } else {
    thread.append(view.bubbles, view.lines, view.staff?.language?.tag);
  }
  showStaff(view, thread.lines > 0 || !thread.isEmpty);
}

function tell(key) {
  trouble.hidden = key === null;
  const words = key === null ? "" : word(key);
  if (trouble.textContent !== words) {
    trouble.textContent = words;
  }
}

function remembered() {
  try {
    return sessionStorage.getItem("contact");
  } catch {
    return null;
  }
}

function newPerson() {
  const name = `try-${randomName()}`;
  try {
    sessionStorage.setItem("contact", name);
  } catch {
    // Without storage the person lasts as long as the page.
  }
  return name;
}

function randomName() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => byte.toString(16).padStart(2, "0")).join("");
}

function grow() {
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight, 140)}px`;
}

composer.addEventListener("submit", event => {
  event.preventDefault();
  send(text.value);
  text.value = "";
  grow();
  text.focus();
});

text.addEventListener("keydown", event => {
  // Enter that ends a composed letter (Chinese, Japanese, Korean) is not meant to send.
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    composer.requestSubmit();
  }
});

text.addEventListener("input", grow);

for (const digit of composer.querySelectorAll(".digits button")) {
  digit.addEventListener("click", () => send(digit.value));
}

document.getElementById("fresh").addEventListener("click", () => {
  contact = newPerson();
  thread.clear();
  inLine(() => look());
  text.focus();
});

// On a phone the staff's side is folded away below the thread.
const narrow = matchMedia("(max-width: 760px)");
const fold = () => { staff.open = !narrow.matches; };
narrow.addEventListener("change", fold);
fold();
staff.addEventListener("toggle", () => narrow.matches && staff.open && staff.scrollIntoView());

whileVisible(() => waiting === 0 && inLine(() => look()), 2000);
