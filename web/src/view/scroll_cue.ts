// A cue that a frame goes on sideways: it fades at the side where more is out of sight (style.css), which every scheme of
// colours shows. An attachment for the frame; without script there is none.
export function scrollCue(frame: HTMLElement): () => void {
  const look = (): void => {
    const room = frame.scrollWidth - frame.clientWidth;
    const at = Math.abs(frame.scrollLeft);
    frame.toggleAttribute('data-before', at > 1);
    frame.toggleAttribute('data-after', at < room - 1);
  };
  const sizes = new ResizeObserver(look);
  for (const part of [frame, ...frame.children]) sizes.observe(part);
  frame.addEventListener('scroll', look, { passive: true });
  return () => {
    sizes.disconnect();
    frame.removeEventListener('scroll', look);
  };
}
