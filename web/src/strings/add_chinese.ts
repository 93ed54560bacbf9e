// The Chinese sentences, into the catalogue. 23 kB, compressed, that most first visits do not need: the page fetches them on demand.
import { addCatalogue } from './catalogue.ts';
import { zh } from './zh.ts';

addCatalogue('zh', zh);
