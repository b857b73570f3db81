/** The style sheet of the page. It follows the light or dark mode of the reader. Printed pages have no buttons. */
export const pageStyle = `
:root { color-scheme: light dark; --ground: #ffffff; --ink: #1f2328; --muted: #59636e; --line: #d1d9e0; --soft: #f6f8fa; --accent: #0969da; --on-accent: #ffffff }
@media screen and (prefers-color-scheme: dark) { :root { --ground: #0d1117; --ink: #f0f3f6; --muted: #9aa4ae; --line: #3d444d; --soft: #161b22; --accent: #4493f8; --on-accent: #0d1117 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', Arial, sans-serif }
main { max-width: 1500px; margin: 0 auto; padding: 24px 32px }
h1 { margin: 0 0 12px; font-size: 26px; line-height: 1.25; overflow-wrap: anywhere }
.choice { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin: 0 0 12px }
.choice[hidden] { display: none }
.choice > span { min-width: 88px; color: var(--muted) }
button { padding: 6px 14px; border: 1px solid var(--line); border-radius: 18px; background: var(--soft); color: var(--ink); font: inherit; font-size: 15px; cursor: pointer; overflow-wrap: anywhere }
button:hover { border-color: var(--accent) }
button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
button[aria-pressed=true] { border-color: var(--accent); background: var(--accent); color: var(--on-accent); font-weight: 600 }
[role=status] { margin: 16px 0 8px; font-size: 17px; font-weight: 600 }
figure { margin: 0 0 16px; border: 1px solid var(--line); border-radius: 8px; overflow: hidden }
figure svg { display: block; max-width: 100%; height: auto; margin: 0 auto }
.wide { overflow-x: auto }
table { border-collapse: collapse; min-width: 480px }
caption { padding: 0 0 8px; font-weight: 600; text-align: left }
th, td { max-width: 340px; padding: 7px 16px 7px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; overflow-wrap: anywhere }
thead th { color: var(--muted) }
tbody th { font-weight: 600 }
td.share { font-variant-numeric: tabular-nums }
@page { size: landscape; margin: 12mm }
@media print { main { padding: 0 } .choice, noscript { display: none } figure, table { break-inside: avoid } figure { border: 0 } }
`;

/**
 * The script of the page: a button shows the picture that belongs to it. The script only shows and hides elements, and
 * writes no markup.
 */
export const pageScript = `
const buttons = [...document.querySelectorAll('button')];
const views = [...document.querySelectorAll('section')];
const groups = [...document.querySelectorAll('[data-views-of]')];
const status = document.querySelector('[role=status]');
function show(step, view) {
  for (const one of views) one.hidden = one.dataset.step !== step || one.dataset.view !== view;
  for (const group of groups) group.hidden = group.dataset.viewsOf !== step;
  for (const button of buttons) {
    const { step: ofStep, view: ofView } = button.dataset;
    const pressed = ofView === undefined ? ofStep === step : ofStep === step && ofView === view;
    button.setAttribute('aria-pressed', String(pressed));
  }
  status.textContent = views.find((one) => !one.hidden).dataset.title;
}
function viewLike(step, label) {
  const own = buttons.filter(({ dataset }) => dataset.step === step && dataset.view !== undefined);
  return own.find((button) => button.textContent === label)?.dataset.view;
}
document.addEventListener('click', ({ target }) => {
  const button = target.closest('button');
  if (button === null) return;
  const { step, view } = button.dataset;
  if (view !== undefined) return show(step, view);
  const pressed = buttons.find((one) => one.dataset.view !== undefined && one.getAttribute('aria-pressed') === 'true');
  show(step, viewLike(step, pressed?.textContent) ?? '0');
});
`;
