/**
 * The script of the page: a button that is pressed shows what belongs to it. It only hides and shows what is there, and
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
