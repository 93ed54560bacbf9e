// The static site: the page, and the service worker that keeps it usable without a network.
import { mount } from 'svelte';
import { openPage } from '../open_page.ts';
import { pageParts } from '../page_parts.ts';
import UpdateLine from './UpdateLine.svelte';

const { session, restored } = openPage(pageParts);
mount(UpdateLine, { target: document.getElementById('host')!, props: { session, restored: restored === 'update' } });
