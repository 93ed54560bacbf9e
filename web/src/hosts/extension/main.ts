// The side panel (Chromium) or sidebar (Firefox): the whole page, and what was sent to it from other pages.
import { mount } from 'svelte';
import { openPage } from '../open_page.ts';
import { pageParts } from '../page_parts.ts';
import { extensionPrivacy } from '../privacy_words.ts';
import InboxLine from './InboxLine.svelte';
import './panel.css';

const { session } = openPage({ ...pageParts, privacy: extensionPrivacy });
mount(InboxLine, { target: document.getElementById('host')!, props: { session } });
