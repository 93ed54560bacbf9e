// Frames that may go on out of sight: a cue at the side where more is (it fades, style.css, which every scheme of colours
// shows), and a stop of the keyboard as long as there is something to scroll to. An attachment for the frame; one in which
// nothing else takes the focus has tabindex="0" in its markup, so that without script it always is a stop, and has no cue.
export function scrollCue(frame: HTMLElement): () => void {
  const isStop = frame.hasAttribute('tabindex') || frame.getAttribute('role') === 'region'; // one attached anew may have lost the attribute
  const look = (): void => {
    const across = frame.scrollWidth - frame.clientWidth;
    const down = frame.scrollHeight - frame.clientHeight;
    const [x, y] = [Math.abs(frame.scrollLeft), frame.scrollTop];
    frame.toggleAttribute('data-before', x > 1);
    frame.toggleAttribute('data-after', x < across - 1);
    frame.toggleAttribute('data-above', y > 1);
    frame.toggleAttribute('data-below', y < down - 1);
    if (!isStop) return;
    // What holds the focus keeps it: without the attribute that would be lost.
    if (across > 1 || down > 1 || document.activeElement === frame) frame.tabIndex = 0;
    else frame.removeAttribute('tabindex');
  };
  const sizes = new ResizeObserver(look);
  sizes.observe(frame);
  for (const part of frame.children) if (!part.matches('a, span')) sizes.observe(part); // marks in a text have no size of their own
  frame.addEventListener('scroll', look, { passive: true });
  frame.addEventListener('blur', look);
  return () => {
    sizes.disconnect();
    frame.removeEventListener('scroll', look);
    frame.removeEventListener('blur', look);
  };
}
