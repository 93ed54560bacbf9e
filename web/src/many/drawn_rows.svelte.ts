// Rows that are drawn a few a frame, so that the page answers meanwhile. Called while a component starts; `later` leaves
// the first frame to others.
import { afterFrame } from '../view/after_frame.ts';

export function drawnRows(total: () => number, step: () => number, later = false): { readonly count: number } {
  let count = $state(0);
  $effect(() => {
    const [all, more] = [total(), Math.max(1, step())];
    let stop: () => void = () => undefined;
    const draw = (done: number): void => {
      count = done;
      if (done < all) stop = afterFrame(() => draw(Math.min(all, done + more)));
    };
    draw(later ? 0 : Math.min(all, more));
    return () => stop();
  });
  return {
    get count() {
      return count;
    },
  };
}
