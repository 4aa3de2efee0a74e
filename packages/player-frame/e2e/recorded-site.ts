/** A small page with what replays get wrong: shadow DOM, adopted and inserted styles, inputs, a list that changes. */
export const RECORDED_SITE = `<!doctype html>
<html><head><title>Recorded</title>
<style>body{margin:8px;font:16px sans-serif} li{line-height:40px} li:nth-child(odd){color:rgb(200, 0, 0)} .on{background:rgb(0, 128, 0)}</style>
<style id="inserted"></style>
</head><body>
<h1>Orders</h1>
<ul id="list"></ul>
<div id="host"></div>
<label>Name <input id="name"></label><label><input type="checkbox" id="agree"> Agree</label>
<select id="size"><option>S</option><option>M</option></select><textarea id="note"></textarea>
<p id="late">late</p>
<script src="/recorder.js"></script>
<script>
const list = document.querySelector('#list');
const shadow = document.querySelector('#host').attachShadow({ mode: 'open' });
shadow.innerHTML = '<p class="inside">Inside</p>';
const sheet = new CSSStyleSheet();
sheet.replaceSync('.inside { color: rgb(0, 0, 200) }');
shadow.adoptedStyleSheets = [sheet];
const input = (selector, set) => {
  const field = document.querySelector(selector);
  set(field);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
};
window.steps = [
  () => {
    list.innerHTML = Array.from({ length: 30 }, (_, index) => '<li>Order ' + index + '</li>').join('');
    document.querySelector('#inserted').sheet.insertRule('#late { color: rgb(1, 2, 3) }');
    input('#name', (field) => { field.value = 'Ada'; });
  },
  () => {
    for (let index = 0; index < 10; index += 1) list.append(list.children[index * 2]);
    list.children[3].remove();
    shadow.querySelector('.inside').insertAdjacentHTML('afterend', '<p class="inside">More <b>inside</b></p>');
    sheet.insertRule('b { color: rgb(9, 9, 9) }');
    input('#agree', (field) => { field.checked = true; });
    input('#size', (field) => { field.value = 'M'; });
    document.querySelector('#late').className = 'on';
  },
  () => {
    list.prepend(...[...list.children].slice(-5).reverse());
    list.querySelectorAll('li').forEach((item, index) => { if (index % 7 === 0) item.textContent = 'Moved ' + index; });
    input('#note', (field) => { field.value = 'two\\nlines'; });
    scrollTo(0, 120);
    document.querySelector('h1').replaceWith(Object.assign(document.createElement('h2'), { textContent: 'Done' }));
  },
];
window.events = [];
Recorder.record({ emit: (event) => { window.events.push(event); } });
</script></body></html>`;
