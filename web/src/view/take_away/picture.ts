// A picture of the page as a file: the SVG with the styles it is shown with written into it, or the same drawn as PNG.
const pictureWidth = 760;
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

// The picture on paper white, whatever the screen shows: it is drawn once inside a light frame.
export function pictureSvg(source: SVGSVGElement, caption: string): string {
  const frame = document.createElement('div');
  frame.className = 'paper-light picture-frame';
  const drawn = source.cloneNode(true) as SVGSVGElement;
  frame.append(drawn);
  source.closest('figure, section')?.append(frame);
  try {
    const height = Number(source.getAttribute('height') ?? 200);
    for (const element of [drawn, ...drawn.querySelectorAll<SVGElement>('*')]) {
      const style = getComputedStyle(element);
      const kept = copied.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';');
      element.setAttribute('style', kept);
      element.removeAttribute('class');
    }
    const paper = getComputedStyle(frame).backgroundColor;
    drawn.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    drawn.setAttribute('width', String(pictureWidth));
    drawn.setAttribute('height', String(height));
    drawn.setAttribute('viewBox', `-20 -10 ${pictureWidth + 40} ${height + 20}`);
    const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    for (const [name, value] of Object.entries({ x: '-20', y: '-10', width: String(pictureWidth + 40), height: String(height + 20), fill: paper })) {
      ground.setAttribute(name, value);
    }
    const description = document.createElementNS('http://www.w3.org/2000/svg', 'desc');
    description.textContent = caption;
    drawn.prepend(description, ground);
    return new XMLSerializer().serializeToString(drawn);
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
