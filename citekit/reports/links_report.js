"use strict";
(() => {
  const form = document.getElementById("filters");
  const list = document.getElementById("cards");
  const status = document.getElementById("shown");
  const cards = Array.from(list.children);
  const text = new Map(cards.map((card) => [card, card.textContent.toLowerCase()]));
  const field = (name) => form.elements.namedItem(name);
  const compare = (key) => (one, other) => {
    const [a, b] = [one.dataset[key] || "", other.dataset[key] || ""];
    // A card without a value comes last; equal ones keep the order of the report.
    return (a === "") - (b === "") || a.localeCompare(b, undefined, { numeric: true }) ||
      one.dataset.order - other.dataset.order;
  };
  const wanted = (card) =>
    (!field("verdict").value || card.dataset.verdict === field("verdict").value || "fate:" + card.dataset.fate === field("verdict").value) &&
    (!field("copy").value || card.dataset.copy === field("copy").value) &&
    (!field("confirmed").checked || card.dataset.confirmed === "true") &&
    text.get(card).includes(field("words").value.trim().toLowerCase());
  const show = () => {
    let shown = 0;
    for (const card of cards) {
      card.hidden = !wanted(card);
      shown += !card.hidden;
    }
    status.textContent = shown + " of " + cards.length + " links shown";
  };
  const sort = () => list.append(...cards.sort(compare(field("sort").value)));
  form.addEventListener("input", show);
  field("sort").addEventListener("change", sort);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { sort(); show(); }));
  form.hidden = false;
  show();
})();
