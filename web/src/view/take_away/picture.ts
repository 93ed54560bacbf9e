// A picture of the page as a file: the SVG with the styles it is shown with written into it, or the same drawn as PNG.
const pictureWidth = 760;
const edge = 20; // units of paper around it, half of that above and below
const pixelsPerUnit = 2; // sharp in print
const copied = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'paint-order',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
] as const;

function set(element: Element, attributes: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

// The picture on paper white, whatever the screen shows: it is drawn once inside a light frame.
export function pictureSvg(source: SVGSVGElement, caption: string): string {
  const frame = document.createElement('div');
  frame.className = 'paper-light picture-frame';
  const drawn = source.cloneNode(true) as SVGSVGElement;
  frame.append(drawn);
  source.closest('figure, section')?.append(frame);
  try {
    const height = Number(source.getAttribute('height') ?? 200);
    const aside = Number.parseFloat(getComputedStyle(drawn).paddingLeft) || 0;
    const paper = getComputedStyle(frame).backgroundColor;
    for (const element of [drawn, ...drawn.querySelectorAll<SVGElement>('*')]) {
      const style = getComputedStyle(element);
      if (style.display === 'none') {
        element.remove();
        continue;
      }
      const kept = copied.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';');
      element.setAttribute('style', kept);
      element.removeAttribute('class');
    }
    const picture = document.createElementNS(drawn.namespaceURI, 'svg');
    const [width, whole] = [pictureWidth + 2 * edge, height + edge];
    set(picture, { xmlns: 'http://www.w3.org/2000/svg', width, height: whole, viewBox: `0 0 ${width} ${whole}` });
    const description = document.createElementNS(drawn.namespaceURI, 'desc');
    description.textContent = caption;
    const ground = document.createElementNS(drawn.namespaceURI, 'rect');
    set(ground, { width, height: whole, fill: paper });
    // Its places are per cent of its own width, without what is drawn to the left of it.
    set(drawn, { x: edge + aside, y: edge / 2, width: pictureWidth - aside, height, overflow: 'visible' });
    picture.append(description, ground, drawn);
    return new XMLSerializer().serializeToString(picture);
  } finally {
    frame.remove();
  }
}

export async function picturePng(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * pixelsPerUnit;
  canvas.height = image.naturalHeight * pixelsPerUnit;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no PNG'))), 'image/png'));
}
