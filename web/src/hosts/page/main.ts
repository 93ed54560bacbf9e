// The page alone.
import { openPage } from '../open_page.ts';
import { pageParts } from '../page_parts.ts';

openPage(pageParts);
