// Works a page from inside, with nothing but events, in any browser and under any driver: fills the boxes, compares, and
// gives back the report as it would be saved, and the words of the verdict or the status. Runs in the page, so it uses
// nothing from outside itself.
export async function drive(request) {
  const wait = async (ready) => {
    for (let turn = 0; turn < 24_000; turn += 1) {
      const found = ready();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error('waited in vain');
  };
  const button = (words) => wait(() => [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === words));
  const fill = (box, text) => {
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  };
  (await button('Clear everything')).click();
  for (let index = 1; index < request.left.answers.length; index += 1) (await button('Add another prompt')).click();
  await wait(() => document.querySelectorAll('.row').length === request.left.answers.length);
  [...document.querySelectorAll('.row')].forEach((row, index) => {
    fill(row.querySelector('.row-prompt textarea'), request.left.answers[index].prompt ?? '');
    const boxes = row.querySelectorAll('.answer-box');
    fill(boxes[0], request.left.answers[index].text);
    fill(boxes[1], request.right.answers[index]?.text ?? '');
  });
  const names = document.querySelectorAll('.names input');
  fill(names[0], request.left.name ?? '');
  fill(names[1], request.right.name ?? '');
  await new Promise((resolve) => setTimeout(resolve, 50));
  document.querySelector('button.main').click();
  await wait(() => document.querySelector('[data-testid=verdict], [data-testid=status], [data-testid=error]'));
  const [make, click] = [URL.createObjectURL, HTMLAnchorElement.prototype.click];
  const saved = new Promise((resolve) => {
    URL.createObjectURL = (blob) => {
      resolve(blob.text());
      return make.call(URL, blob);
    };
  });
  HTMLAnchorElement.prototype.click = () => undefined;
  (await button('Data (JSON)')).click();
  const text = await saved;
  URL.createObjectURL = make;
  HTMLAnchorElement.prototype.click = click;
  const words = ['verdict', 'interval', 'status'].map((name) => document.querySelector(`[data-testid=${name}]`)?.textContent ?? null);
  return { text, words };
}
