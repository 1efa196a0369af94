// A shop of one page: a list that is long, a form, a cart that changes, and views that change without loading.
const ITEMS = 120;

const item = (number) => `
  <article class="card" id="item-${number}">
    <a href="/item/${number}" class="name">Lamp number ${number}</a>
    <p>A lamp of brass and linen that stands ${20 + (number % 40)} centimetres high and is made to be repaired.</p>
    <button class="add" data-price="${15 + number}">Add to cart</button>
  </article>`;

/** @param {string} head What the tracker asks for. */
export const page = (head) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Lamps</title>
<style>body{font:16px/1.5 sans-serif;margin:0 auto;max-width:960px}header{position:sticky;top:0;background:#fff}
main{display:grid;grid-template-columns:repeat(3,1fr);gap:16px}.card{border:1px solid #ccc;padding:12px}</style>
${head}</head><body>
<header><h1>Lamps</h1><output id="cart">0 in the cart</output><label>Search <input id="search" name="q"></label></header>
<main>${Array.from({ length: ITEMS }, (_, index) => item(index + 1)).join("")}</main>
<form id="order"><label>Name <input name="name"></label><label>Street <input name="street"></label>
<label>Remarks <textarea name="remarks"></textarea></label><button>Order</button></form>
<script>
  let count = 0;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.name");
    if (link) { event.preventDefault(); history.pushState({}, "", link.href); document.title = link.textContent; }
    if (!event.target.matches("button.add")) return;
    count++;
    document.getElementById("cart").textContent = count + " in the cart";
    const note = document.createElement("p");
    note.textContent = "Added";
    event.target.after(note);
    setTimeout(() => note.remove(), 800);
  });
  document.getElementById("search").addEventListener("input", (event) => {
    const sought = event.target.value;
    for (const card of document.querySelectorAll(".card")) card.hidden = !card.textContent.includes(sought);
  });
  document.getElementById("order").addEventListener("submit", (event) => event.preventDefault());
</script></body></html>`;
