import { htmlPage, packageFolder, type RecordedApp, serveApp } from './recorded-app.ts';

const PAGE = htmlPage(
  `<link rel="stylesheet" href="./themes/light.css"><script type="module" src="./shoelace.js"></script>
<style>body { margin: 24px; font-family: sans-serif } sl-card { max-width: 320px } main > * { margin-bottom: 16px }</style>`,
  `<main>
  <h1>Settings</h1>
  <sl-tab-group>
    <sl-tab slot="nav" panel="general">General</sl-tab>
    <sl-tab slot="nav" panel="members">Members</sl-tab>
    <sl-tab-panel name="general">
      <sl-input label="Name" placeholder="Name of the team"></sl-input>
      <sl-checkbox>Weekly report</sl-checkbox> <sl-switch checked>Notifications</sl-switch>
      <sl-range label="Volume" min="0" max="100" value="40"></sl-range>
    </sl-tab-panel>
    <sl-tab-panel name="members">
      <sl-tree><sl-tree-item expanded>Design<sl-tree-item>Ada</sl-tree-item><sl-tree-item>Grace</sl-tree-item></sl-tree-item>
      <sl-tree-item>Sales<sl-tree-item>Lin</sl-tree-item></sl-tree-item></sl-tree>
    </sl-tab-panel>
  </sl-tab-group>
  <sl-details summary="Danger zone">Deleting a team <b>cannot</b> be undone. <sl-button variant="danger">Delete</sl-button></sl-details>
  <sl-card><div slot="header">Plan</div><sl-badge variant="success">Active</sl-badge> <sl-rating value="3" readonly></sl-rating>
  <sl-progress-bar value="64"></sl-progress-bar><div slot="footer"><sl-button id="open" variant="primary">Change plan</sl-button></div></sl-card>
  <sl-dialog label="Change plan"><sl-radio-group value="team"><sl-radio value="team">Team</sl-radio>
  <sl-radio value="company">Company</sl-radio></sl-radio-group><sl-button slot="footer" variant="primary">Save</sl-button></sl-dialog>
</main>
<script>document.querySelector('#open').addEventListener('click', () => document.querySelector('sl-dialog').show());</script>`,
);

/** npm `@shoelace-style/shoelace`: web components, whose styles are adopted sheets of nested shadow roots. */
export const shoelaceApp: RecordedApp = {
  name: '@shoelace-style/shoelace (shadow DOM)',
  path: '/shoelace.html',
  serve: (gosightUrl) =>
    serveApp(
      { folder: packageFolder('@shoelace-style/shoelace', 'cdn'), pages: { '/shoelace.html': PAGE } },
      gosightUrl,
    ),
  steps: [
    async (page) => {
      await page.locator('sl-tab[active]').waitFor();
      await page.waitForFunction(() => customElements.get('sl-rating') !== undefined);
    },
    async (page) => {
      await page.getByLabel('Name').pressSequentially('The team');
      await page.getByText('Weekly report').click();
      await page.getByText('Members').click();
      await page.getByText('Sales').click();
      await page.getByText('Danger zone').click();
    },
    async (page) => {
      await page.locator('#open').click();
      await page.getByText('Company').click();
    },
  ],
  targets: ['h1', 'sl-details', 'sl-tab:nth-of-type(2)', '#open'],
};
