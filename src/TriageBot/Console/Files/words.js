// What a text costs and what would be wrong with it, said while somebody writes. Without this script it is said when the text is kept.
const form = document.getElementById("text-form");
const look = document.getElementById("look");
const text = document.getElementById("text");

let asked = 0;
let waiting;

function line(finding) {
  const item = document.createElement("p");
  item.className = finding.isError ? "warns" : "";
  item.textContent = `${finding.message} ${finding.fix}`;
  return item;
}

async function ask() {
  const number = ++asked;
  const { look: address, language, id } = form.dataset;
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ language, id, text: text.value, stamp: form.elements.stamp?.value }),
  }).catch(() => null);

  // Answers may come in another order than they were asked for.
  if (number !== asked || !answer?.ok) return;
  const { cost, findings } = await answer.json();
  look.replaceChildren(cost, ...findings.map(line));
}

text?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, 400);
});
