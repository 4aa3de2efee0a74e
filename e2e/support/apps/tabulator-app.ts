import { htmlPage, packageFolder, type RecordedApp, serveApp } from './recorded-app.ts';

const PAGE = htmlPage(
  `<link rel="stylesheet" href="./css/tabulator.min.css"><script src="./js/tabulator.min.js"></script>
<style>body { margin: 16px; font-family: sans-serif }</style>`,
  `<h1>Orders</h1><div id="table"></div><script>
const data = Array.from({ length: 1000 }, (_, index) => ({
  id: index + 1, customer: 'Customer ' + ((index * 7919) % 1000), country: ['Norway', 'Peru', 'Japan'][index % 3],
  total: ((index * 104729) % 100000) / 100, done: index % 4 > 0, progress: (index * 13) % 101,
}));
new Tabulator('#table', { height: 640, layout: 'fitColumns', data, columns: [
  { title: 'No.', field: 'id', width: 90 }, { title: 'Customer', field: 'customer' },
  { title: 'Country', field: 'country' }, { title: 'Total', field: 'total', hozAlign: 'right' },
  { title: 'Paid', field: 'done', formatter: 'tickCross' }, { title: 'Progress', field: 'progress', formatter: 'progress' },
] });
</script>`,
);

const scrollTable = (top: number) => {
  const holder = document.querySelector('.tabulator-tableholder');
  if (holder) holder.scrollTop = top;
};

/** npm `tabulator-tables` with 1,000 rows: a list that draws what is to be seen while it is scrolled. */
export const tabulatorApp: RecordedApp = {
  name: 'tabulator-tables (1,000 rows)',
  path: '/tabulator.html',
  serve: (gosightUrl) =>
    serveApp(
      { folder: packageFolder('tabulator-tables', 'dist'), pages: { '/tabulator.html': PAGE } },
      gosightUrl,
    ),
  steps: [
    async (page) => {
      await page.getByText('Customer 919', { exact: true }).waitFor();
    },
    async (page) => {
      await page.locator('.tabulator-tableholder').hover();
      for (let count = 0; count < 10; count++) await page.mouse.wheel(0, 900);
      await page.evaluate(scrollTable, 9_000);
    },
    async (page) => {
      await page.getByText('Total', { exact: true }).click();
      await page.evaluate(scrollTable, 21_000);
    },
  ],
  targets: [
    'h1',
    '.tabulator-row:nth-child(4) .tabulator-cell:nth-of-type(2)',
    '.tabulator-row:nth-child(12) .tabulator-cell:nth-of-type(4)',
  ],
};
