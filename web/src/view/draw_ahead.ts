// Draws a report once where nobody sees it, in the same short tasks as a real one, so that the browser has compiled the
// code by the time the reader's own report comes.
import { mount, unmount } from 'svelte';
import type { CompareRequest } from '../protocol/request.ts';
import type { Report } from '../report/report.ts';
import { nextFrame } from './after_frame.ts';
import ReportView from './ReportView.svelte';

const framesOfAReport = 12; // a few more than a report has parts

export async function drawAhead(report: Report, texts: CompareRequest): Promise<void> {
  const view = mount(ReportView, { target: document.createElement('div'), props: { report, texts } });
  for (let frame = 0; frame < framesOfAReport; frame += 1) await nextFrame();
  await unmount(view);
}
