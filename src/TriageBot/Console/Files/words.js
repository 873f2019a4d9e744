// What a text costs and what would be wrong with it.
import { line, lookWhileWriting } from "./look.js";

const form = document.getElementById("text-form");
const text = document.getElementById("text");

lookWhileWriting(text, document.getElementById("look"), async () => {
  const { look: address, language, id } = form.dataset;
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ language, id, text: text.value, stamp: form.elements.stamp?.value }),
  });
  if (!answer.ok) return null;
  const { cost, findings } = await answer.json();
  return [cost, ...findings.map(line)];
});
